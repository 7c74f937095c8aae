// Keeps the whole site for use without a network. The build puts in the files and a version made of their contents.

const version = 'VERSION';
const files = ['FILES'];

addEventListener('install', (event) => {
  event.waitUntil(caches.open(version).then((cache) => cache.addAll(files)));
  self.skipWaiting();
});

addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(names.filter((name) => name !== version).map((name) => caches.delete(name))),
      ),
  );
});

/** What is kept answers; posts, and addresses of others, are none of its business. */
addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  if (method !== 'GET' || new URL(url).origin !== location.origin) return;
  event.respondWith(
    caches.match(event.request, { ignoreSearch: true }).then((kept) => kept ?? fetched(event.request)),
  );
});

/** The picture reader is 14 MB, of which most people need none: what somebody has needed once is kept from then on. */
async function fetched(request) {
  const response = await fetch(request);
  if (response.ok && request.url.includes('/sluss/reader/')) {
    await (await caches.open(version)).put(request, response.clone());
  }
  return response;
}

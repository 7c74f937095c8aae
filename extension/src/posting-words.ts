// The words that stand on buttons which publish. They decide only where neither the platform's own selectors nor a form
// tell, so a language that is missing costs a net and not the gate.

const words: Readonly<Record<string, string>> = {
  sv: 'publicera|kommentera|svara|skicka|skicka kommentar|lägg upp|posta|dela|skicka in|spara kommentar|twittra',
  en: 'post|comment|reply|send|publish|submit|share|tweet|toot|post comment|add comment|save comment|submit comment|post reply',
  no: 'publiser|kommenter|svar|send|legg ut|send inn|del',
  da: 'offentliggør|udgiv|kommentér|kommenter|besvar|slå op|indsend',
  fi: 'julkaise|kommentoi|vastaa|lähetä|jaa',
  de: 'posten|veröffentlichen|kommentieren|antworten|senden|absenden|teilen',
  fr: 'publier|commenter|répondre|envoyer|partager',
  es: 'publicar|comentar|responder|enviar|postear|compartir',
  pl: 'opublikuj|skomentuj|odpowiedz|wyślij|dodaj komentarz',
  ar: 'نشر|تعليق|رد|إرسال|مشاركة',
  fa: 'ارسال|انتشار|پاسخ|نظر دادن|پست',
  uk: 'опублікувати|коментувати|відповісти|надіслати|дописати',
  ru: 'опубликовать|комментировать|ответить|отправить',
  so: 'daabac|faallo|jawaab|dir',
  tr: 'paylaş|yayınla|yorum yap|yanıtla|gönder',
};

const known = new Set(Object.values(words).flatMap((list) => list.split('|')));

export function isPostingWord(label: string): boolean {
  return (
    label.length <= 40 &&
    known.has(
      label
        .toLowerCase()
        .replace(/[.…!]+$/, '')
        .replace(/\s+/g, ' '),
    )
  );
}

// A page with a controlled comment form behind the guard: React's own state is what gets posted.

import { useState } from 'react';
import { SlussGuard } from './sluss-guard.jsx';

export function Comments() {
  const [text, setText] = useState('');
  const [comments, setComments] = useState([]);
  const [held, setHeld] = useState(0);
  const [writing, setWriting] = useState(false);

  const post = (event) => {
    event.preventDefault();
    setComments([...comments, text]);
    setText('');
  };

  return (
    <main>
      <h1>Comments</h1>
      <ul>
        {comments.map((comment) => (
          <li key={comment}>{comment}</li>
        ))}
      </ul>
      <p>Held: {held}</p>
      <button type="button" onClick={() => setWriting(!writing)}>
        {writing ? 'Stop writing' : 'Write a comment'}
      </button>
      {writing && (
        <SlussGuard policy="migrationsverket" onHold={() => setHeld((times) => times + 1)}>
          <form onSubmit={post}>
            <label>
              Comment <textarea value={text} onChange={(event) => setText(event.target.value)} />
            </label>
            <button type="submit">Post</button>
          </form>
        </SlussGuard>
      )}
    </main>
  );
}

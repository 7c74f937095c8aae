// How far a reading has come. What comes in stages gives each of them its share.

/** Called with what has been done, 0 to 1. */
export type Progress = (done: number) => void;

/** The progress of a stage that takes the whole from `start` to `end`. */
export function stage(whole: Progress, start: number, end: number): Progress {
  return (done) => whole(start + done * (end - start));
}

/** Less than this is not worth a message. */
const leastStep = 0.01;

/** What is begun anew takes nothing back. */
export function growing(tell: Progress): Progress {
  let told = 0;
  return (done) => {
    if (done < told + leastStep) return;
    told = done;
    tell(done);
  };
}

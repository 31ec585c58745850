/** A message that five tries could not deal with. */
export type DeadLetter = { messageId: string; body: string; sentAt: string };

/** The dead letters of a queue. */
export interface DeadLetters {
  /** At most ten letters, hidden from everybody else for `hiddenSeconds`; none when there are no others. */
  take(): Promise<DeadLetter[]>;
  /** Puts a taken letter into its queue again, and only then out of the dead letters. */
  sendBack(letter: DeadLetter): Promise<void>;
  /** Leaves a taken letter where it was, for everybody to see. */
  release(letter: DeadLetter): Promise<void>;
}

/** For how long a taken letter is hidden. */
export const hiddenSeconds = 600;

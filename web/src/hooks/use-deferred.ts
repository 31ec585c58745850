import { useEffect, useState } from "preact/hooks";
import type { Deferred } from "#shared/contract/base/deferred.ts";
import { deferredAnswers, deferredEvent } from "../api/deferred-answers.ts";

/** The answers that are being made and waited for. */
export function useDeferred(): readonly Deferred[] {
  const [answers, setAnswers] = useState(deferredAnswers);
  useEffect(() => {
    const look = () => setAnswers(deferredAnswers());
    look();
    window.addEventListener(deferredEvent, look);
    return () => window.removeEventListener(deferredEvent, look);
  }, []);
  return answers;
}

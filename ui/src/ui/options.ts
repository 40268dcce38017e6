/** The entries of a list to choose from. */
import { t, type MessageId } from '../i18n/text';

/** One entry for each value, in the table's order. */
export function optionsOf<Value extends string>(words: Record<Value, MessageId>): { value: Value; words: string }[] {
  return (Object.keys(words) as Value[]).map((value) => ({ value, words: t(words[value] as MessageId) }));
}

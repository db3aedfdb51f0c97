import { memoryStore } from '../../server-adapter/store/memory.ts';
import { describeStore } from './conformance.ts';

describeStore('memory', async () => {
  const store = memoryStore();
  return { one: store, two: store };
});

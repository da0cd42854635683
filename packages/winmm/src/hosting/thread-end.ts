import type Koffi from 'koffi';

/** Native functions to be called when this thread's JavaScript ends, in whatever way. */
export interface ThreadEnd {
  add(hook: bigint): void;
  remove(hook: bigint): void;
}

/**
 * Node-API's environment cleanup hooks, which run where no event is emitted: at worker.terminate().
 *
 * @returns `undefined` where the program does not export Node-API; then only a thread that ends by itself is noticed.
 * @see https://nodejs.org/api/n-api.html#napi_add_env_cleanup_hook
 */
export function threadEndHooks(koffi: typeof Koffi): ThreadEnd | undefined {
  try {
    const program = koffi.load(process.execPath);
    const napi_add_env_cleanup_hook = program.func('int napi_add_env_cleanup_hook(void *env, void *hook, void *data)');
    const napi_remove_env_cleanup_hook = program.func('int napi_remove_env_cleanup_hook(void *env, void *hook, void *data)');
    const { env } = koffi.node;
    return {
      add: (hook) => void napi_add_env_cleanup_hook(env, hook, null),
      remove: (hook) => void napi_remove_env_cleanup_hook(env, hook, null),
    };
  } catch {
    return undefined;
  }
}

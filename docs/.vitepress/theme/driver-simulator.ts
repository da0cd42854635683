import type { HDRVR } from '@driverproc/binding';
import type { HostProfileName } from '@driverproc/dispatcher';
import { defineComponent, h, reactive, ref } from 'vue';
import type { VNode } from 'vue';
import { createSimulatedHost } from './simulated-host.ts';

const DRV_QUERYCONFIGURE = 0x0008;
const hosts: readonly HostProfileName[] = ['win32', 'wine', 'win31'];

/** A driver to open, ask, close and tell of the session's end, in the reader's browser: the driver manager itself. */
export const driverSimulator = defineComponent({
  setup() {
    const answers = reactive({ load: 1, open: 1, close: 1 });
    const profile = ref<HostProfileName>('win32');
    const lines = ref<readonly string[]>([]);
    const instances = ref<readonly HDRVR[]>([]);
    const result = ref('');
    let host = createSimulatedHost(profile.value, answers);

    const show = (text: string): void => {
      lines.value = host.lines();
      instances.value = host.instances();
      result.value = text;
    };
    const startAgain = (value: string): void => {
      profile.value = value as HostProfileName;
      host = createSimulatedHost(profile.value, answers);
      show('');
    };

    return (): VNode =>
      h('div', { class: 'driver-simulator' }, [
        h('p', [
          choice('Host', hosts, profile.value, startAgain),
          choice('DRV_LOAD answers', ['1', '2', '0'], String(answers.load), (value) => (answers.load = Number(value))),
          choice('DRV_OPEN answers', ['1', '0'], String(answers.open), (value) => (answers.open = Number(value))),
          choice('DRV_CLOSE answers', ['1', '0'], String(answers.close), (value) => (answers.close = Number(value))),
        ]),
        h('p', [
          button('OpenDriver', () => show(host.open(0))),
          button('OpenDriver with lParam2 7', () => show(host.open(7))),
          button('End the session', () => show(host.endSession())),
          button('Start again', () => startAgain(profile.value)),
        ]),
        ...instances.value.map((hdrvr, index) =>
          h('p', { key: String(hdrvr) }, [
            `Open instance ${index + 1} `,
            button('Send DRV_QUERYCONFIGURE', () => show(host.send(hdrvr, DRV_QUERYCONFIGURE))),
            button('CloseDriver', () => show(host.close(hdrvr))),
          ]),
        ),
        h('output', result.value),
        h('pre', { class: 'signature' }, lines.value.length === 0 ? 'Nothing was sent yet.' : lines.value.join('\n')),
      ]);
  },
});

function button(text: string, onClick: () => void): VNode {
  return h('button', { type: 'button', onClick }, text);
}

function choice(label: string, values: readonly string[], value: string, onChange: (value: string) => void): VNode {
  const options = values.map((each) => h('option', { value: each }, each));
  return h('label', [`${label} `, h('select', { value, onChange: (event: Event) => onChange((event.target as HTMLSelectElement).value) }, options)]);
}

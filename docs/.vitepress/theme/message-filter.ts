import { defineComponent, h, onMounted, ref, watch } from 'vue';
import type { VNode } from 'vue';

/** Hides the rows of the page's table of messages that are not of the family chosen or do not have the text typed. */
export const messageFilter = defineComponent({
  props: { families: { type: Array<string>, required: true } },
  setup(props) {
    const family = ref('');
    const text = ref('');
    const shown = ref<number | null>(null);
    const apply = (): void => {
      let count = 0;
      for (const row of document.querySelectorAll<HTMLTableRowElement>('.message-table tbody tr')) {
        const ofFamily = family.value === '' || row.cells[2]?.textContent === family.value;
        row.hidden = !ofFamily || !row.textContent.toLowerCase().includes(text.value.trim().toLowerCase());
        if (!row.hidden) count += 1;
      }
      shown.value = count;
    };
    onMounted(apply);
    watch([family, text], apply);
    return (): VNode =>
      h('div', { class: 'message-filter' }, [
        h('label', ['Family ', select(props.families, family.value, (value) => (family.value = value))]),
        h('label', ['Text or number ', h('input', { type: 'search', value: text.value, onInput: (event: Event) => (text.value = (event.target as HTMLInputElement).value) })]),
        h('output', shown.value === null ? '' : `${shown.value} messages`),
      ]);
  },
});

function select(families: readonly string[], value: string, onChange: (value: string) => void): VNode {
  const options = ['', ...families].map((family) => h('option', { value: family }, family === '' ? 'all' : family));
  return h('select', { value, onChange: (event: Event) => onChange((event.target as HTMLSelectElement).value) }, options);
}

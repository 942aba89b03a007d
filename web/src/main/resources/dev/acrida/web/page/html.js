// Templates: JSX's idea in a tagged string, so that no build step is needed. What is put between
// ${ and } becomes a text node or an attribute, never markup.
import { h } from "preact";
import htm from "htm";

/** @type {(strings: TemplateStringsArray, ...values: any[]) => any} */
export const html = htm.bind(h);

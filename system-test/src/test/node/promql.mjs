// Prints those of its arguments that are no PromQL, by Prometheus' own grammar.
import { parser } from "@prometheus-io/lezer-promql";

function isPromql(expression) {
  let valid = true;
  parser.parse(expression).iterate({ enter: (node) => { valid &&= !node.type.isError; } });
  return valid;
}

process.argv.slice(2).filter((expression) => !isPromql(expression)).forEach((wrong) => console.log(wrong));

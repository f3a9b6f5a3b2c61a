// Prints the alerts of Tocsin as they come, from the live channel. Needs: npm install redis
import { createClient } from "redis";

const url = process.env.REDIS_URL ?? "redis://127.0.0.1:6379";
const client = createClient(url.startsWith("unix://") ? { socket: { path: url.slice("unix://".length) } } : { url });
client.on("error", (error) => console.error(String(error)));
await client.connect();

await client.subscribe("tocsin:alerts", (message) => {
  const event = JSON.parse(message);
  if (!event.type.startsWith("tocsin.alert.")) return; // other types may come; skip those you don't know
  const alert = event.data;
  console.log(`${alert.severity.toUpperCase()} ${alert.status} | ${alert.headline}`);
  for (const finding of alert.findings) {
    // A quote is the article's own text: keep its control characters off the terminal.
    const quote = finding.evidence.quote.replace(/\p{C}/gu, "\uFFFD");
    console.log(`    ${finding.indicator} ${finding.assertion}: “${quote}”`);
  }
});

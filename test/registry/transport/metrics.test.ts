import { Registry } from "prom-client";
import { expect, it } from "vitest";
import { createSourceMetrics } from "../../../src/registry/metrics.ts";

it("figures of two sources stand in one registry, apart", async () => {
  const registry = new Registry();
  const magda = createSourceMetrics(registry, "MAGDA");
  const vkbo = createSourceMetrics(registry, "VKBO");
  magda.observeCall("GeefOnderneming", "FOUND", 0.2);
  magda.observeCall("GeefOnderneming", "FOUND", 0.3);
  magda.observeCall("GeefOnderneming", "TIMEOUT", 5);
  vkbo.observeCall("items", "FOUND", 0.07);
  vkbo.observeBatch("items", 100);
  magda.observeBatch("GeefOnderneming", 1);
  vkbo.countNumbers("FOUND", 97);
  vkbo.countNumbers("NOT_FOUND", 3);
  magda.countRetry("GeefOnderneming", "TIMEOUT");
  vkbo.countUnread("LEGAL_FORM");
  magda.setBreaker("GeefOnderneming", "OPEN");
  vkbo.setBreaker("items", "HALF_OPEN");
  vkbo.setBreaker("items", "CLOSED");
  magda.setQueueLength(42);
  magda.setWaiting(7);
  const lines = (await registry.metrics()).split("\n").filter((line) => line !== "" && !line.startsWith("#") && !/_bucket.* 0$/.test(line) && !/le="(1|2|5|10|25|50|250|500|1000|0\.5|2\.5)"/.test(line));
  expect(lines).toEqual([
    'kmo_registry_call_seconds_bucket{le="0.25",source="MAGDA",service="GeefOnderneming",outcome="FOUND"} 1',
    'kmo_registry_call_seconds_bucket{le="+Inf",source="MAGDA",service="GeefOnderneming",outcome="FOUND"} 2',
    'kmo_registry_call_seconds_sum{source="MAGDA",service="GeefOnderneming",outcome="FOUND"} 0.5',
    'kmo_registry_call_seconds_count{source="MAGDA",service="GeefOnderneming",outcome="FOUND"} 2',
    'kmo_registry_call_seconds_bucket{le="+Inf",source="MAGDA",service="GeefOnderneming",outcome="TIMEOUT"} 1',
    'kmo_registry_call_seconds_sum{source="MAGDA",service="GeefOnderneming",outcome="TIMEOUT"} 5',
    'kmo_registry_call_seconds_count{source="MAGDA",service="GeefOnderneming",outcome="TIMEOUT"} 1',
    'kmo_registry_call_seconds_bucket{le="0.1",source="VKBO",service="items",outcome="FOUND"} 1',
    'kmo_registry_call_seconds_bucket{le="0.25",source="VKBO",service="items",outcome="FOUND"} 1',
    'kmo_registry_call_seconds_bucket{le="+Inf",source="VKBO",service="items",outcome="FOUND"} 1',
    'kmo_registry_call_seconds_sum{source="VKBO",service="items",outcome="FOUND"} 0.07',
    'kmo_registry_call_seconds_count{source="VKBO",service="items",outcome="FOUND"} 1',
    'kmo_registry_batch_size_bucket{le="100",source="VKBO",service="items"} 1',
    'kmo_registry_batch_size_bucket{le="+Inf",source="VKBO",service="items"} 1',
    'kmo_registry_batch_size_sum{source="VKBO",service="items"} 100',
    'kmo_registry_batch_size_count{source="VKBO",service="items"} 1',
    'kmo_registry_batch_size_bucket{le="100",source="MAGDA",service="GeefOnderneming"} 1',
    'kmo_registry_batch_size_bucket{le="+Inf",source="MAGDA",service="GeefOnderneming"} 1',
    'kmo_registry_batch_size_sum{source="MAGDA",service="GeefOnderneming"} 1',
    'kmo_registry_batch_size_count{source="MAGDA",service="GeefOnderneming"} 1',
    'kmo_registry_numbers_total{source="VKBO",outcome="FOUND"} 97',
    'kmo_registry_numbers_total{source="VKBO",outcome="NOT_FOUND"} 3',
    'kmo_registry_retries_total{source="MAGDA",service="GeefOnderneming",outcome="TIMEOUT"} 1',
    'kmo_registry_unread_total{source="VKBO",kind="LEGAL_FORM"} 1',
    'kmo_registry_breaker_state{source="MAGDA",service="GeefOnderneming"} 2',
    'kmo_registry_breaker_state{source="VKBO",service="items"} 0',
    'kmo_registry_queue_length{source="MAGDA"} 42',
    'kmo_registry_waiting{source="MAGDA"} 7',
  ]);
});

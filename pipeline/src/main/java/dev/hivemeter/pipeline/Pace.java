package dev.hivemeter.pipeline;

import java.util.Map;

/**
 * How fast and how patiently endpoints are asked.
 *
 * @param concurrency of each endpoint; models that share a server share it
 * @param perEndpoint rates of each endpoint, its models together
 * @param perModel rates by model label, beside those of the endpoint
 */
public record Pace(
    Concurrency concurrency,
    RetryPolicy retries,
    BreakPolicy breaks,
    Rates perEndpoint,
    Map<String, Rates> perModel) {
  public Pace {
    perModel = Map.copyOf(perModel);
  }

  /** Without limits of rate, and with the usual patience for a model that only fails. */
  public static Pace of(int concurrency, RetryPolicy retries) {
    return new Pace(
        Concurrency.fixed(concurrency), retries, BreakPolicy.DEFAULT, Rates.NONE, Map.of());
  }
}

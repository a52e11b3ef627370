package dev.hivemeter.store;

import java.util.List;

/**
 * The names of the columns of Hivemeter's own exports, in order. Scripts rely on them: they stay,
 * new ones are added at the end.
 */
final class ExportFormat {
  /** First field of the first line of an export of answers in JSONL; its value is the version. */
  static final String HEADER = "hivemeter_export";

  static final int VERSION = 1;

  /** Behind a column's name: base64 of the UTF-16 units of a text that UTF-8 cannot hold. */
  static final String EXACT = "_utf16";

  /**
   * Of a format with fixed columns: an object of those texts that UTF-8 cannot hold and that have
   * no such column of their own, from column to base64.
   */
  static final String OTHERS = "others" + EXACT;

  static final List<String> ANSWERS =
      List.of(
          "prompt_id",
          "prompt",
          "prompt" + EXACT,
          "family",
          "categories",
          "tags",
          "language",
          "model",
          "provider",
          "model_name",
          "mode",
          "template",
          "stop",
          "temperature",
          "top_p",
          "top_k",
          "min_p",
          "max_tokens",
          "seeds",
          "elicitation",
          "system",
          "sample",
          "planned",
          "outcome",
          "response",
          "response" + EXACT,
          "cut",
          "failure",
          "status",
          "message",
          "finish_reason",
          "prompt_tokens",
          "completion_tokens",
          "response_model",
          "fingerprint",
          "request_id",
          "seed",
          "latency_ms",
          "at",
          "cell",
          "slot",
          "extra",
          "provider_defaults",
          "extra_body",
          "reasoning",
          "logprobs_complete",
          "logprobs",
          "approach",
          "part",
          "parts",
          "probability",
          "reply",
          "reply" + EXACT,
          "reply_cut",
          "predecessor",
          "paraphrase",
          "asked",
          OTHERS,
          "kind",
          "task",
          "read",
          "invalid");

  static final List<String> ATTEMPTS =
      List.of(
          "prompt_id",
          "model",
          "temperature",
          "top_p",
          "top_k",
          "min_p",
          "elicitation",
          "sample",
          "number",
          "failure",
          "status",
          "message",
          "waited_ms",
          "latency_ms",
          "prompt_tokens",
          "completion_tokens",
          "at",
          "cell",
          "slot",
          "cost_usd",
          "provider_defaults");

  static final List<String> SCORES =
      List.of(
          "metric",
          "embedding",
          "scope",
          "model",
          "model_b",
          "prompt_id",
          "temperature",
          "top_p",
          "min_p",
          "elicitation",
          "variant",
          "value",
          "low",
          "high",
          "method",
          "n",
          "undefined",
          "top_k",
          "max_tokens",
          "provider_defaults");

  /** The form in which prompt files are read. */
  static final List<String> PROMPTS =
      List.of(
          "id", "text", "text" + EXACT, "family", "categories", "tags", "language", "kind", "task");

  static final List<String> VECTORS =
      List.of(
          "prompt_id",
          "model",
          "temperature",
          "top_p",
          "sample",
          "embedding",
          "text_sha256",
          "tokens",
          "vector",
          "top_k",
          "min_p",
          "elicitation",
          "further",
          "provider_defaults",
          "part");

  static final List<String> PHRASES =
      List.of(
          "prompt_id",
          "temperature",
          "top_p",
          "top_k",
          "min_p",
          "max_tokens",
          "elicitation",
          "rank",
          "phrase",
          "tokens",
          "models",
          "responses",
          "occurrences",
          "share",
          "echo",
          "example_model",
          "example_sample",
          "example",
          "provider_defaults");

  static final List<String> PLACES =
      List.of(
          "prompt_id",
          "model",
          "temperature",
          "top_p",
          "top_k",
          "min_p",
          "max_tokens",
          "elicitation",
          "sample",
          "x",
          "y",
          "cluster",
          "embedding",
          "provider_defaults",
          "part");

  private ExportFormat() {}
}

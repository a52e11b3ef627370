package dev.hivemeter.store;

import static java.util.Map.entry;

import dev.hivemeter.tables.Column;
import java.util.Map;

/**
 * What each column of an export means and holds; a column means the same in every export that has
 * it. {@code docs/exports.md} is made of this.
 */
final class ExportTypes {
  /**
   * @param type as Parquet has it
   * @param meaning a phrase, for people
   */
  record Meaning(Column.Type type, String meaning) {}

  private static final Map<String, Meaning> ALL =
      Map.ofEntries(
          text("prompt_id", "the prompt's id"),
          text("prompt", "the prompt's text"),
          text("prompt_utf16", "the exact text as base64 of UTF-16, where UTF-8 cannot hold it"),
          text("id", "the prompt's id"),
          text("text", "the prompt's text"),
          text("text_utf16", "the exact text as base64 of UTF-16, where UTF-8 cannot hold it"),
          text("family", "shared by paraphrases of one question"),
          of("categories", Column.Type.TEXTS, "of the prompt"),
          of("tags", Column.Type.TEXTS, "of the prompt"),
          text("language", "the prompt's, BCP 47; und where it is not known"),
          text("model", "the model's label"),
          text("provider", "who was asked"),
          text("model_name", "the model's name there"),
          text("mode", "chat or completion"),
          text("template", "of a completion, with {prompt} in it"),
          of("stop", Column.Type.TEXTS, "strings at which the model stops"),
          of("temperature", Column.Type.REAL, "null: left to the provider, or not known"),
          of("top_p", Column.Type.REAL, "1 leaves the model's law whole"),
          of("top_k", Column.Type.WHOLE, "0 leaves the model's law whole"),
          of("min_p", Column.Type.REAL, "0 leaves the model's law whole"),
          of("max_tokens", Column.Type.WHOLE, "at most so many tokens an answer"),
          text("seeds", "none or derived"),
          text("elicitation", "the name of how the prompt was put"),
          text("system", "the system text"),
          of("sample", Column.Type.WHOLE, "the call's index in its cell, from 0"),
          of("planned", Column.Type.WHOLE, "samples planned for the cell"),
          text("outcome", "answered, refused, filtered, empty, unparsed or failed"),
          text("response", "the answer; of a list one of its parts"),
          text("response_utf16", "the exact text as base64 of UTF-16, where UTF-8 cannot hold it"),
          of("cut", Column.Type.BOOLEAN, "ended by the token limit"),
          text("failure", "the kind of failure"),
          of("status", Column.Type.WHOLE, "the HTTP status of a failure; 0 for none"),
          text("message", "what the provider said of a failure"),
          text("finish_reason", "as the provider gave it"),
          of("prompt_tokens", Column.Type.WHOLE, "as the provider counted"),
          of("completion_tokens", Column.Type.WHOLE, "as the provider counted"),
          text("response_model", "the model's name in the reply"),
          text("fingerprint", "the provider's system fingerprint"),
          text("request_id", "the provider's id of the call"),
          of("seed", Column.Type.WHOLE, "the seed that was sent"),
          of("latency_ms", Column.Type.WHOLE, "from request to last byte"),
          text("at", "when, ISO 8601 in UTC"),
          text("cell", "the cell's key"),
          text("slot", "the slot's key"),
          of(
              "extra",
              Column.Type.JSON,
              "further columns of an imported answer, an object of texts"),
          text("provider_defaults", "what of the sampling was left to the provider, with spaces"),
          of(
              "extra_body",
              Column.Type.JSON,
              "further fields of the request, an object of JSON texts"),
          text("reasoning", "what the model thought aloud, given apart"),
          of("logprobs_complete", Column.Type.BOOLEAN, "there is one log-probability a token"),
          of("logprobs", Column.Type.JSON, "log-probabilities with alternatives"),
          of("approach", Column.Type.JSON, "how the prompt was put, where not as it is"),
          of("part", Column.Type.WHOLE, "which answer of a list, from 0"),
          of("parts", Column.Type.WHOLE, "answers of the call"),
          of("probability", Column.Type.REAL, "that the model gave an answer of its list"),
          text("reply", "the whole reply, with the first part of a list"),
          text("reply_utf16", "the exact text as base64 of UTF-16, where UTF-8 cannot hold it"),
          of("reply_cut", Column.Type.BOOLEAN, "the whole reply ended by the token limit"),
          text("predecessor", "key of the slot before it in its conversation"),
          of("paraphrase", Column.Type.WHOLE, "which wording was used"),
          text("asked", "that wording"),
          of(
              ExportFormat.OTHERS,
              Column.Type.JSON,
              "an object from column to base64 of UTF-16, of further texts that UTF-8 cannot hold"),
          text("kind", "open, a known law, or one right answer"),
          of("task", Column.Type.JSON, "what the prompt's answers are held against"),
          of("read", Column.Type.TEXTS, "the values that were read out of the answer"),
          text("invalid", "why no value was read"),
          of("number", Column.Type.WHOLE, "which attempt of the slot, from 1"),
          of("waited_ms", Column.Type.REAL, "before the attempt"),
          of("cost_usd", Column.Type.REAL, "by the price book; null where no price is known"),
          text("metric", "id and version"),
          text("embedding", "the embedder and its limit; empty where none is needed"),
          text("scope", "pool, model, pair or study"),
          text("model_b", "of a pair, the other one"),
          text(
              "variant",
              "default, or what it is read against: a report's rows of different prompts, other"
                  + " models, dice and copies are the smallest to the largest of the models' rows of"
                  + " the variants cross-prompt, other-models, dice and parrot"),
          of("value", Column.Type.REAL, "the number"),
          of("low", Column.Type.REAL, "of its 95 % interval"),
          of("high", Column.Type.REAL, "of its 95 % interval"),
          text("method", "of the interval"),
          of("n", Column.Type.WHOLE, "answers of a pool; prompts of a model or pair"),
          text("undefined", "why there is no number"),
          text("text_sha256", "hash of the text that was embedded"),
          of("tokens", Column.Type.WHOLE, "length of the whole text, or of the phrase"),
          of("vector", Column.Type.REALS, "of the first window"),
          of("further", Column.Type.REAL_LISTS, "of the windows after it"),
          of("rank", Column.Type.WHOLE, "from 1, most widely shared first"),
          text("phrase", "the shared run of words"),
          of("models", Column.Type.TEXTS, "those that say it"),
          of("responses", Column.Type.WHOLE, "answers that have it"),
          of("occurrences", Column.Type.WHOLE, "times that it occurs"),
          of("share", Column.Type.REAL, "of all answers to the prompt"),
          of("echo", Column.Type.BOOLEAN, "the prompt has it too"),
          text("example_model", "whose answer is the example"),
          of("example_sample", Column.Type.WHOLE, "the example's sample index"),
          text("example", "an answer that has it"),
          of("x", Column.Type.REAL, "first coordinate on the prompt's map"),
          of("y", Column.Type.REAL, "second coordinate"),
          of("cluster", Column.Type.WHOLE, "on the prompt's map"));

  private ExportTypes() {}

  /** The column of that name. */
  static Column column(String name) {
    return new Column(name, meaning(name).type);
  }

  static Meaning meaning(String name) {
    Meaning meaning = ALL.get(name);
    if (meaning == null)
      throw new IllegalStateException(
          "the exported column '" + name + "' has no type; give it one");
    return meaning;
  }

  private static Map.Entry<String, Meaning> text(String name, String meaning) {
    return of(name, Column.Type.TEXT, meaning);
  }

  private static Map.Entry<String, Meaning> of(String name, Column.Type type, String meaning) {
    return entry(name, new Meaning(type, meaning));
  }
}

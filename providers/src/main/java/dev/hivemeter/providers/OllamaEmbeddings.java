package dev.hivemeter.providers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.ModelSpec.Connection;
import dev.hivemeter.port.Generator.Result.Broke;
import dev.hivemeter.port.Generator.Unreachable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Ollama's {@code /api/embed}. Ollama cuts long texts in silence unless it is told not to; it is
 * told not to, and a text that is refused for its length is asked again for its beginning.
 */
record OllamaEmbeddings(
    String id, String name, Address address, Secret key, Wire wire, Failures failures)
    implements EmbeddingProtocol {

  @Override
  public About about() throws Unreachable, InterruptedException {
    Probe probe = new Probe(wire, failures, key.headers());
    Exchange reply = probe.required(address.at("/api/tags"));
    ObjectNode tags = reply.isSuccess() ? Json.object(reply.body()) : null;
    JsonNode list = tags == null ? null : tags.get("models");
    if (list == null || !list.isArray())
      throw new BadInput("embedding '" + id + "': " + address + " does not answer as Ollama does");
    String digest = digest(list);
    ObjectNode show = probe.optional(address.at("/api/show"), Map.of("model", name));
    JsonNode info = show == null ? Json.object() : show.path("model_info");
    String architecture = Json.text(info, "general.architecture");
    Integer limit =
        architecture == null ? null : Json.integer(info, architecture + ".context_length");
    return new About(digest, limit == null ? 0 : limit);
  }

  private String digest(JsonNode list) {
    List<String> names = new ArrayList<>();
    for (JsonNode m : list) {
      String listed = Json.text(m, "name");
      if (listed == null) continue;
      if (listed.equals(name) || listed.equals(name + ":latest")) {
        String digest = Json.text(m, "digest");
        return digest == null ? "not told by ollama/embed " + name : digest;
      }
      names.add(listed);
    }
    Names.require(
        ModelSpec.chat(id, Connection.NONE), names, address, "; to fetch it: ollama pull " + name);
    throw new IllegalStateException("a listed model was not found");
  }

  @Override
  public Answer ask(List<String> texts) throws InterruptedException {
    return ask(texts, false);
  }

  @Override
  public @Nullable Answer askForBeginning(String text) throws InterruptedException {
    return ask(List.of(text), true);
  }

  private Answer ask(List<String> texts, boolean truncate) throws InterruptedException {
    Exchange reply;
    try {
      reply =
          wire.post(
              address.at("/api/embed"),
              key.headers(),
              Json.write(Map.of("model", name, "input", texts, "truncate", truncate)),
              wire.limits().attempt());
    } catch (IOException e) {
      return new Answer.Failure((Broke) failures.of(e));
    }
    if (!reply.isSuccess()) {
      String body = reply.body().toLowerCase(Locale.ROOT);
      boolean length = body.contains("context length") || body.contains("input length");
      return length
          ? new Answer.TooLong(failures.message(reply))
          : Vectors.failure(failures.of(reply));
    }
    ObjectNode json = Json.object(reply.body());
    JsonNode all = json == null ? null : json.get("embeddings");
    if (all == null || all.size() != texts.size())
      return Vectors.failure(failures.malformed(reply, "another number of vectors"));
    List<float[]> vectors = new ArrayList<>();
    for (JsonNode v : all) {
      float[] vector = Vectors.read(v);
      if (vector == null) return Vectors.failure(failures.malformed(reply, "no vector of numbers"));
      vectors.add(vector);
    }
    return new Answer.Vectors(vectors);
  }

  @Override
  public int workers() {
    return 2;
  }

  @Override
  public int batch() {
    return 16;
  }
}

package dev.hivemeter.providers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hivemeter.port.Generator.Result.Broke;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code /embeddings} of OpenAI's protocol. Vectors are put in order by their {@code index}: a
 * server may answer in any.
 */
record OpenAiEmbeddings(
    String id, String name, Address address, Secret key, Wire wire, Failures failures)
    implements EmbeddingProtocol {

  /** Nobody says which weights stand behind a name; the first request tells whether it exists. */
  @Override
  public About about() {
    return new About("not told by openai/embeddings " + name, 0);
  }

  @Override
  public Answer ask(List<String> texts) throws InterruptedException {
    Exchange reply;
    try {
      reply =
          wire.post(
              address.at("/embeddings"),
              key.headers(),
              Json.write(Map.of("model", name, "input", texts, "encoding_format", "float")),
              wire.limits().attempt());
    } catch (IOException e) {
      return new Answer.Failure((Broke) failures.of(e));
    }
    if (!reply.isSuccess()) return Vectors.failure(failures.of(reply));
    ObjectNode json = Json.object(reply.body());
    JsonNode data = json == null ? null : json.get("data");
    if (data == null || !data.isArray())
      return Vectors.failure(failures.malformed(reply, "without data"));
    float @Nullable [][] vectors = new float[texts.size()][];
    for (JsonNode entry : data) {
      Integer index = Json.integer(entry, "index");
      float[] vector = Vectors.read(entry.path("embedding"));
      if (index == null || index < 0 || index >= vectors.length || vectors[index] != null)
        return Vectors.failure(failures.malformed(reply, "vectors without order"));
      if (vector == null) return Vectors.failure(failures.malformed(reply, "no vector of numbers"));
      vectors[index] = vector;
    }
    for (float @Nullable [] v : vectors)
      if (v == null) return Vectors.failure(failures.malformed(reply, "too few vectors"));
    return new Answer.Vectors(Arrays.asList(vectors));
  }

  @Override
  public @Nullable Answer askForBeginning(String text) {
    return null;
  }

  @Override
  public int workers() {
    return 4;
  }

  @Override
  public int batch() {
    return 32;
  }
}

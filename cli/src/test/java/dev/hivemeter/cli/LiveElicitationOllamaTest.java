package dev.hivemeter.cli;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every elicitation on Ollama, which takes the schema in {@code format}. */
@Tag("live")
class LiveElicitationOllamaTest {
  @TempDir Path folder;

  @Test
  void every_mode_on_ollama() throws Exception {
    new LiveElicitation("ollama:smollm2:135m", "HIVEMETER_LIVE_OLLAMA", folder)
        .everyModeAnswers()
        .schemaHolds()
        .conversationsGrow();
  }
}

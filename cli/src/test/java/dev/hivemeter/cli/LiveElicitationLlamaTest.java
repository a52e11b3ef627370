package dev.hivemeter.cli;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every elicitation on llama.cpp's server, which takes the schema in {@code response_format}. */
@Tag("live")
class LiveElicitationLlamaTest {
  @TempDir Path folder;

  @Test
  void every_mode_on_llama_cpp() throws Exception {
    new LiveElicitation("openai:smollm2-135m-instruct", "HIVEMETER_LIVE_LLAMA", folder)
        .everyModeAnswers()
        .schemaHolds()
        .conversationsGrow();
  }
}

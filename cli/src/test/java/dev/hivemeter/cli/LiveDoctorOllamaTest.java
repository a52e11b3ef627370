package dev.hivemeter.cli;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** doctor on Ollama, which asks the same weights without a system text. */
@Tag("live")
class LiveDoctorOllamaTest {
  @Test
  void doctor_finds_nothing_added_to_the_message() throws Exception {
    new LiveDoctor("ollama", "HIVEMETER_LIVE_OLLAMA")
        .level("temperature", "ok")
        .level("seed", "ok")
        .level("usage", "ok")
        .level("prompt", "ok")
        .says("endpoint", "Ollama")
        .wrongNameIsRefused();
  }
}

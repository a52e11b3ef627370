package dev.hivemeter.cli;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** doctor on llama.cpp's server, whose weights file brings a system text of its own. */
@Tag("live")
class LiveDoctorLlamaTest {
  @Test
  void doctor_finds_the_hidden_system_text_and_the_silent_samplers() throws Exception {
    new LiveDoctor("openai", "HIVEMETER_LIVE_LLAMA")
        .level("temperature", "ok")
        .level("seed", "ok")
        .level("usage", "ok")
        .level("prompt", "warn")
        .says("server's own defaults", "min_p 0.05")
        .says("endpoint", "llama.cpp")
        .wrongNameIsRefused();
  }
}

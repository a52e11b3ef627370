package dev.hivemeter.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No payload runs in a real browser, on any page or in any window, and none breaks a page. */
@Tag("browser")
class BrowserInjectionTest {
  @TempDir Path folder;

  @Test
  void the_canary_is_never_called() throws IOException, InterruptedException {
    HeadlessFonts.prepare(folder.resolve("fonts"));
    try (Chrome chrome = Chrome.light()) {
      int part = 0;
      for (List<String> payloads : HostileRun.parts()) {
        Path report = folder.resolve("part-" + part++);
        MemoryOutput out = ReportTest.write(HostileRun.of(payloads), HostileRun.SMALL);
        for (var file : out.files.entrySet()) {
          Path path = report.resolve(file.getKey());
          Files.createDirectories(path.getParent());
          Files.write(path, file.getValue());
        }
        Path index = report.resolve("index.html");
        chrome.open(index);
        int open =
            chrome.run("return document.querySelectorAll('#explorer tbody tr').length").asInt();
        assertThat(open).isEqualTo(payloads.size());
        for (String p : payloads) {
          chrome.run(
              "location.hash = '#?' + new URLSearchParams({ prompt: arguments[0] })", Plain.of(p));
          chrome.await("document.getElementById('answers').open");
        }
        assertThat(chrome.harm()).as(payloads + " on the first page").isEmpty();
        for (String path : out.files.keySet()) {
          // Every model's name is on every page; what is special to a model's page is on each.
          if (!path.matches("prompts/.*\\.html|models/000[12]-.*\\.html")) continue;
          chrome.open(report.resolve(path));
          chrome.await("document.querySelector('#words article')");
          // What a reader might touch.
          chrome.run(
              "for (const e of [...document.querySelectorAll('.v, a, mark')].slice(0, 40))"
                  + " for (const t of ['pointerover', 'focusin'])"
                  + " e.dispatchEvent(new Event(t, { bubbles: true }));");
          assertThat(chrome.harm()).as(path + " of " + payloads).isEmpty();
        }
      }
      assertThat(part).isEqualTo(9);
    }
  }

  @Test
  void a_canary_that_is_called_is_noticed() throws IOException, InterruptedException {
    Path page = folder.resolve("alive.html");
    Files.writeString(page, "<!doctype html><title>x</title><img src=x onerror=canary(1)>");
    try (Chrome chrome = Chrome.light()) {
      chrome.open(page);
      chrome.await("window.canaries.length");
      assertThat(chrome.harm()).contains("canary: 1");
    }
    Path stopped = folder.resolve("stopped.html");
    Files.writeString(
        stopped,
        "<!doctype html><meta http-equiv=Content-Security-Policy content=\"default-src"
            + " 'none'\"><title>x</title><img src=https://example.invalid/x.png"
            + " onerror=canary(1)><p onclick=canary(2)>x</p>");
    try (Chrome chrome = Chrome.light()) {
      chrome.open(stopped);
      assertThat(chrome.harm())
          .anyMatch(h -> h.startsWith("policy: img-src"))
          .anyMatch(h -> h.startsWith("console: "));
    }
  }
}

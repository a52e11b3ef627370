package dev.hivemeter.embedder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hivemeter.embedder.NativeLibraries.Platform;
import dev.hivemeter.model.BadInput;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NativeLibrariesTest {

  @Test
  void every_pin_fits_the_file_on_the_class_path() {
    List<BundledFile> pinned =
        new ArrayList<>(List.of(LocalEmbedder.MODEL, LocalEmbedder.TOKENIZER));
    for (Platform p :
        List.of(
            NativeLibraries.LINUX_X64,
            NativeLibraries.LINUX_ARM,
            NativeLibraries.MAC_ARM,
            NativeLibraries.WINDOWS_X64)) {
      pinned.addAll(p.runtime());
      pinned.addAll(p.tokenizers());
    }
    assertThat(pinned).hasSize(17);
    for (BundledFile file : pinned) {
      byte[] content = file.read();
      CRC32 crc = new CRC32();
      crc.update(content);
      assertThat((long) content.length).as(file.resource()).isEqualTo(file.size());
      assertThat(crc.getValue()).as(file.resource()).isEqualTo(file.crc32());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, linux-x64",
    "Linux, aarch64, linux-aarch64",
    "Mac OS X, aarch64, macos-aarch64",
    "Windows 11, amd64, windows-x64",
  })
  void a_machine_gets_its_own_libraries(String os, String arch, String expected) {
    assertThat(NativeLibraries.platform(os, arch).name()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"Mac OS X, x86_64", "Linux, ppc64le", "Windows 11, aarch64", "FreeBSD, amd64"})
  void a_machine_without_libraries_is_told_which_have_them(String os, String arch) {
    assertThatThrownBy(() -> NativeLibraries.platform(os, arch))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("no native libraries for " + os + " on " + arch)
        .hasMessageContaining("Linux on x86_64 and aarch64, macOS on aarch64");
  }

  @Test
  void the_code_that_downloads_and_reports_use_is_not_on_the_class_path() {
    assertThatThrownBy(() -> Class.forName("ai.djl.util.Ec2Utils"))
        .isInstanceOf(ClassNotFoundException.class);
  }
}

package dev.hivemeter.store;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/** The machine's name, for people who wonder where a run is being written. */
final class Host {
  private static final Path LINUX = Path.of("/proc/sys/kernel/hostname");

  private Host() {}

  /** Without a question to the network where the system can be asked directly. */
  static String name() {
    try {
      String name = Files.exists(LINUX) ? Files.readString(LINUX).strip() : "";
      return name.isEmpty() ? InetAddress.getLocalHost().getHostName() : name;
    } catch (IOException e) {
      return "an unnamed host";
    }
  }
}

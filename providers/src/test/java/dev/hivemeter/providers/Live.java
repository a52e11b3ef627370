package dev.hivemeter.providers;

/** Addresses of real servers; a live test without its server fails, it is never skipped. */
final class Live {
  private Live() {}

  /** The address under the system property or environment variable of this name. */
  static String address(String name) {
    String value = System.getProperty(name, System.getenv(name));
    if (value == null || value.isBlank())
      throw new IllegalStateException(
          name + " is not set: start the server with scripts/live/servers.sh and export it");
    return value;
  }
}

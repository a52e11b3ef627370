package dev.hivemeter.kernel;

/**
 * Where the implementations with the Vector API come from. Their module is an incubator: it is
 * there only when the virtual machine was started with {@code --add-modules jdk.incubator.vector},
 * and a class that uses it must not be touched otherwise.
 */
final class Vectorised {
  /** Whether the module is there. */
  static final boolean PRESENT = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();

  private Vectorised() {}

  /** The implementation of this name. */
  static <K> K load(Class<K> kernel, String name) {
    try {
      return kernel.cast(
          Class.forName(Vectorised.class.getPackageName() + "." + name)
              .getDeclaredConstructor()
              .newInstance());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "kernel " + name + " is missing: build the module with Maven, which compiles it apart",
          e);
    }
  }
}

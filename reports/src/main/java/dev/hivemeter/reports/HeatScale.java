package dev.hivemeter.reports;

import java.awt.Color;
import java.util.Locale;

/**
 * A perceptually even colour scale in 64 steps, from the colour of the paper to deep violet through
 * yellow, green and blue: the order of hues of viridis, turned over, so that nothing is pale and
 * much is dark. Lightness falls evenly, so the order survives colour blindness and grey print. On a
 * dark page the same steps run from near black to bright.
 */
final class HeatScale {
  static final int STEPS = 64;

  private HeatScale() {}

  /** The step of a value within [0, 1]; values outside are drawn as the nearest end. */
  static int step(double v) {
    return (int) Math.max(0, Math.min(STEPS - 1, Math.floor(v * STEPS)));
  }

  static Color light(int step) {
    double t = step / (STEPS - 1.0);
    return oklch(0.975 - 0.665 * t, 0.018 + 0.1 * bow(t), 108 + 185 * t);
  }

  static Color dark(int step) {
    double t = step / (STEPS - 1.0);
    return oklch(0.25 + 0.66 * t, 0.025 + 0.095 * bow(t), 293 - 185 * t);
  }

  /** Black or white, whichever can be read better on the colour. */
  static Color ink(Color background) {
    double l = luminance(background);
    return (l + 0.05) / 0.05 >= 1.05 / (l + 0.05) ? Color.BLACK : Color.WHITE;
  }

  /** Relative luminance as WCAG defines it. */
  static double luminance(Color c) {
    return 0.2126 * linear(c.getRed())
        + 0.7152 * linear(c.getGreen())
        + 0.0722 * linear(c.getBlue());
  }

  static String hex(Color c) {
    return String.format(Locale.ROOT, "#%02x%02x%02x", c.getRed(), c.getGreen(), c.getBlue());
  }

  /** The rules of the classes {@code q0} to {@code q63} for light and dark pages. */
  static String css() {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < STEPS; i++) rule(out, i, light(i));
    out.append("@media screen and (prefers-color-scheme:dark){");
    for (int i = 0; i < STEPS; i++) rule(out, i, dark(i));
    return out.append("}\n").toString();
  }

  private static void rule(StringBuilder out, int step, Color c) {
    String ink = ink(c).equals(Color.BLACK) ? "#000" : "#fff";
    out.append(".q").append(step).append("{background:").append(hex(c));
    out.append(";color:").append(ink).append("}\n");
  }

  private static double bow(double t) {
    return StrictMath.pow(StrictMath.sin(StrictMath.PI * (0.08 + 0.8 * t)), 0.8);
  }

  private static double linear(int channel) {
    double v = channel / 255.0;
    return v <= 0.04045 ? v / 12.92 : StrictMath.pow((v + 0.055) / 1.055, 2.4);
  }

  /** OKLCH to sRGB; chroma gives way where the screen cannot show it, lightness and hue do not. */
  private static Color oklch(double lightness, double chroma, double hue) {
    double low = 0;
    double high = chroma;
    double[] rgb = linearRgb(lightness, chroma, hue);
    if (!shows(rgb)) {
      for (int i = 0; i < 20; i++) {
        double middle = (low + high) / 2;
        if (shows(linearRgb(lightness, middle, hue))) low = middle;
        else high = middle;
      }
      rgb = linearRgb(lightness, low, hue);
    }
    return new Color(channel(rgb[0]), channel(rgb[1]), channel(rgb[2]));
  }

  private static boolean shows(double[] rgb) {
    for (double v : rgb) if (!(v >= -1e-6 && v <= 1 + 1e-6)) return false;
    return true;
  }

  /** Ottosson's matrices, https://bottosson.github.io/posts/oklab/. */
  private static double[] linearRgb(double lightness, double chroma, double hue) {
    double a = chroma * StrictMath.cos(StrictMath.toRadians(hue));
    double b = chroma * StrictMath.sin(StrictMath.toRadians(hue));
    double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
    double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
    double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
    return new double[] {
      4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
      -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
      -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s
    };
  }

  private static double cube(double v) {
    return v * v * v;
  }

  private static int channel(double linear) {
    double v = Math.max(0, Math.min(1, linear));
    double s = v <= 0.0031308 ? 12.92 * v : 1.055 * StrictMath.pow(v, 1 / 2.4) - 0.055;
    return (int) StrictMath.round(255 * s);
  }
}

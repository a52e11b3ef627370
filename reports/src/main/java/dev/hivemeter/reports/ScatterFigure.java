package dev.hivemeter.reports;

import java.util.ArrayList;
import java.util.List;

/**
 * Points on two scales. To the right and up is better; a point is dominated when another is at
 * least as good in both ways and better in one.
 *
 * @param trails points of one kind, in an order that means something; they are joined
 */
record ScatterFigure(
    String file,
    String title,
    String subtitle,
    String xTitle,
    String yTitle,
    Fmt.Kind xKind,
    Fmt.Kind yKind,
    List<Trail> trails) {

  /** A model's points. */
  record Trail(String label, List<Point> points) {
    Trail {
      points = List.copyOf(points);
    }
  }

  /** One point; both numbers have a value. */
  record Point(String label, Num x, Num y) {}

  ScatterFigure {
    trails = List.copyOf(trails);
  }

  List<Point> all() {
    List<Point> all = new ArrayList<>();
    for (Trail t : trails) all.addAll(t.points());
    return all;
  }

  boolean dominated(Point p) {
    for (Point o : all()) {
      double dx = o.x().or(0) - p.x().or(0);
      double dy = o.y().or(0) - p.y().or(0);
      if (dx >= 0 && dy >= 0 && dx + dy > 1e-12) return true;
    }
    return false;
  }
}

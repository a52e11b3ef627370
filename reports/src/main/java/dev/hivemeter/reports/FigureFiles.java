package dev.hivemeter.reports;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.apache.batik.dom.GenericDOMImplementation;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** A painting as PNG at twice its size and as SVG. Same figure, same bytes. */
final class FigureFiles {
  private static final int SCALE = 2;

  private FigureFiles() {}

  static void write(String path, Painting painting, ReportOutput out) throws IOException {
    try (OutputStream png = out.open(path + ".png")) {
      png(painting, png);
    }
    try (OutputStream svg = out.open(path + ".svg")) {
      svg(painting, svg);
    }
  }

  private static void png(Painting p, OutputStream out) throws IOException {
    BufferedImage image =
        new BufferedImage(p.width() * SCALE, p.height() * SCALE, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, image.getWidth(), image.getHeight());
    g.scale(SCALE, SCALE);
    hints(g);
    p.paint(g);
    g.dispose();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
      writer.setOutput(stream);
      writer.write(new IIOImage(image, null, null));
    } finally {
      writer.dispose();
    }
  }

  private static void svg(Painting p, OutputStream out) throws IOException {
    Document document =
        GenericDOMImplementation.getDOMImplementation()
            .createDocument("http://www.w3.org/2000/svg", "svg", null);
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
    context.setComment("");
    SVGGraphics2D g = new SVGGraphics2D(context, false);
    hints(g);
    p.paint(g);
    Element root = g.getRoot();
    root.setAttribute("viewBox", "0 0 " + p.width() + " " + p.height());
    root.setAttribute("width", Integer.toString(p.width()));
    root.setAttribute("height", Integer.toString(p.height()));
    withoutStyles(root);
    background(document, root);
    try (Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8)) {
      g.stream(root, writer, false, false);
    }
  }

  /** Turns style attributes into presentation attributes and names fonts that every machine has. */
  private static void withoutStyles(Element e) {
    for (String declaration : e.getAttribute("style").split(";", -1)) {
      int colon = declaration.indexOf(':');
      if (colon > 0)
        e.setAttribute(
            declaration.substring(0, colon).strip(), declaration.substring(colon + 1).strip());
    }
    e.removeAttribute("style");
    if (e.hasAttribute("font-family")) e.setAttribute("font-family", FigureFont.FAMILIES);
    for (Node n = e.getFirstChild(); n != null; n = n.getNextSibling())
      if (n instanceof Element child) withoutStyles(child);
  }

  private static void background(Document document, Element root) {
    Element paper = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    paper.setAttribute("width", "100%");
    paper.setAttribute("height", "100%");
    paper.setAttribute("fill", "white");
    root.insertBefore(paper, root.getFirstChild());
  }

  private static void hints(Graphics2D g) {
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
  }
}

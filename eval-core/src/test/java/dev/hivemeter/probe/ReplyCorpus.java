package dev.hivemeter.probe;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hivemeter.model.Law;
import dev.hivemeter.model.Law.Finite;
import dev.hivemeter.model.Law.Value;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.model.Task;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Labelled replies to twenty questions. */
final class ReplyCorpus {
  /** One reply, and what is to be read in it. */
  record Reply(String question, String expected, String text) {
    @Override
    public String toString() {
      return question + ": " + text.replace("\n", "\\n") + " → " + expected;
    }
  }

  static final List<List<String>> SUITS =
      List.of(
          List.of("hearts", "heart", "♥"),
          List.of("spades", "spade", "♠"),
          List.of("diamonds", "diamond", "♦"),
          List.of("clubs", "club", "♣"));

  private static final Map<String, Prompt> QUESTIONS = new LinkedHashMap<>();

  static {
    probe("n10", "Give me a random number between 0 and 10.", whole(0, 10), 1);
    probe("die", "Roll a six-sided die. What comes up?", whole(1, 6), 1);
    probe("n100", "Pick a whole number from 1 to 100.", whole(1, 100), 1);
    probe("coin", "Flip a fair coin. Heads or tails?", coin(), 1);
    probe(
        "colour",
        "Pick one at random: red, blue, green or yellow.",
        Finite.uniform(List.of("red", "blue", "green", "yellow")),
        1);
    probe(
        "letter",
        "Name a random letter of the English alphabet.",
        letters("abcdefghijklmnopqrstuvwxyz"),
        1);
    probe("vowel", "Name a random vowel.", letters("aeiou"), 1);
    probe("month", "Name a random month.", months(), 1);
    probe("day", "Name a random day of the week.", days(), 1);
    probe(
        "season",
        "Name a random season.",
        named(
            List.of(
                List.of("spring"),
                List.of("summer"),
                List.of("autumn", "fall"),
                List.of("winter"))),
        1);
    probe("suit", "Name a random suit of cards.", named(SUITS), 1);
    probe("card", "Draw a card from a full deck of 52.", cards(), 1);
    probe(
        "rps",
        "Rock, paper, scissors: throw at random.",
        Finite.uniform(List.of("rock", "paper", "scissors")),
        1);
    probe(
        "yesno",
        "Say yes with probability 70 %, else no.",
        new Finite(List.of(new Value("yes", 0.7, List.of()), new Value("no", 0.3, List.of()))),
        1);
    probe("r01", "Give me a random real number between 0 and 1.", new Law.Uniform(0, 1), 1);
    probe(
        "normal",
        "Draw from a normal law with mean 100 and standard deviation 15.",
        new Law.Normal(100, 15),
        1);
    probe(
        "expo",
        "Draw a waiting time in minutes, exponential with mean 5.",
        new Law.Exponential(5),
        1);
    probe("flips", "Flip a fair coin 5 times and list what comes up.", coin(), 5);
    probe("digits", "List 5 random digits from 0 to 9.", whole(0, 9), 5);
    probe("dice", "Roll three dice.", whole(1, 6), 3);
    probe("reals", "List 3 random real numbers between 0 and 1.", new Law.Uniform(0, 1), 3);
    control(
        "capital",
        "What is the capital of France?",
        List.of("Paris"),
        List.of("Lyon", "Marseille"));
    control("sum", "What is 17 + 25?", List.of("42"), List.of());
    control("week", "How many days are in a week?", List.of("7", "seven"), List.of("5"));
    control("opposite", "What is the opposite of hot?", List.of("cold"), List.of("warm"));
  }

  private ReplyCorpus() {}

  static Prompt question(String name) {
    Prompt p = QUESTIONS.get(name);
    if (p == null) throw new IllegalArgumentException(name);
    return p;
  }

  static List<Reply> read(String file) {
    try (InputStream in = ReplyCorpus.class.getResourceAsStream("/reference/" + file)) {
      if (in == null) throw new IllegalStateException(file);
      List<Reply> all = new ArrayList<>();
      for (String line : new String(in.readAllBytes(), UTF_8).lines().toList()) {
        if (line.startsWith("#") || line.isEmpty()) continue;
        String[] parts = line.split("\t", -1);
        if (parts.length != 3) throw new IllegalStateException(line);
        String text =
            parts[2].replace("\\\\", "\u0000").replace("\\n", "\n").replace("\u0000", "\\");
        all.add(new Reply(parts[0], parts[1], text));
      }
      return all;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What is read, in the corpus's form. */
  static String shown(Extraction e) {
    if (e instanceof Extraction.Labels l) return "=" + String.join(",", l.labels());
    if (e instanceof Extraction.Numbers n)
      return "="
          + n.numbers().stream()
              .map(w -> Double.toString(w.value()).replaceAll("\\.0$", ""))
              .collect(Collectors.joining(","));
    return "!" + ((Extraction.Invalid) e).reason();
  }

  private static void probe(String name, String text, Law law, int values) {
    put(name, text, new Task.Probe(law, values));
  }

  private static void control(String name, String text, List<String> answers, List<String> others) {
    put(name, text, new Task.Control(answers, others));
  }

  private static void put(String name, String text, Task task) {
    QUESTIONS.put(name, new Prompt(name, text, null, List.of(), List.of(), "en", task));
  }

  static Finite whole(int from, int to) {
    return Finite.uniform(IntStream.rangeClosed(from, to).mapToObj(Integer::toString).toList());
  }

  static Finite coin() {
    return named(List.of(List.of("heads", "head", "H"), List.of("tails", "tail", "T")));
  }

  private static Finite letters(String all) {
    return Finite.uniform(all.chars().mapToObj(Character::toString).toList());
  }

  private static Finite days() {
    return named(
        List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
            .stream()
            .map(d -> List.of(d, d.substring(0, 3)))
            .toList());
  }

  private static Finite months() {
    List<List<String>> all = new ArrayList<>();
    for (String m :
        List.of(
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December"))
      all.add(
          m.equals("May")
              ? List.of(m)
              : m.equals("September") ? List.of(m, "Sep", "Sept") : List.of(m, m.substring(0, 3)));
    return named(all);
  }

  private static Finite cards() {
    List<List<String>> all = new ArrayList<>();
    for (List<String> suit : SUITS) {
      String name = Character.toUpperCase(suit.get(0).charAt(0)) + suit.get(0).substring(1);
      for (String rank :
          List.of("Ace", "2", "3", "4", "5", "6", "7", "8", "9", "10", "Jack", "Queen", "King")) {
        String s = rank.matches("[0-9]+") ? rank : rank.substring(0, 1);
        all.add(List.of(rank + " of " + name, s + suit.get(2), s + " of " + name));
      }
    }
    return named(all);
  }

  private static Finite named(List<List<String>> values) {
    return new Finite(
        values.stream()
            .map(
                v ->
                    new Value(
                        v.get(0),
                        1.0 / values.size(),
                        v.stream().skip(1).distinct().filter(a -> !a.equals(v.get(0))).toList()))
            .toList());
  }
}

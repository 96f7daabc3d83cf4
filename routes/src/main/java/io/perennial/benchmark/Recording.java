package io.perennial.benchmark;

import io.perennial.benchmark.Call.Phase;
import io.perennial.benchmark.Call.Taken;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The calls of one turn, and which of them need the answer to another one.
 *
 * <p>A call needs an answer if it names a word that it can only have from there: the key behind
 * which a page begins, a cursor, a job. What needs no answer may be called at any time, even where
 * the product waits: the replay is rather too fast than too slow.
 */
final class Recording {

  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_+/-]{8,}={0,2}");
  private static final int LENGTH_BEFORE = 18;
  private static final int KEPT_ANSWERS = 64;
  private static final String LOGIN = "/oauth";
  private static final String LOGOUT = "/revoke";
  private static final int LEFT_OUT = -1;

  private final List<Draft> drafts = new ArrayList<>();
  private final Set<String> readBeforeAnyWrite = new HashSet<>();
  private boolean writing;

  /** What a call was, and its answer while others may still need it. */
  private static final class Draft {
    final String system;
    final String method;
    final String target;
    final Map<String, String> headers;
    final String body;
    final List<Integer> after = new ArrayList<>();
    final List<Taken> taken = new ArrayList<>();
    Optional<String> answer = Optional.empty();
    int status;

    Draft(String system, String method, String target, Map<String, String> headers, String body) {
      this.system = system;
      this.method = method;
      this.target = target;
      this.headers = headers;
      this.body = body;
    }

    boolean login() {
      return target.contains(LOGIN);
    }

    boolean write() {
      return !method.equals("GET") && !login();
    }
  }

  /** A call begins; gives its index, or -1 if it is left out. */
  synchronized int began(
      String system, String method, String target, Map<String, String> headers, String body) {
    if (target.contains(LOGIN) && target.contains(LOGOUT)) {
      return LEFT_OUT;
    }
    Draft draft = new Draft(system, method, target, headers, body);
    writing |= draft.write();
    if (!writing) {
      readBeforeAnyWrite.add(path(target));
    }
    if (method.equals("GET")) {
      words(draft);
    }
    drafts.add(draft);
    return drafts.size() - 1;
  }

  /** Its answer is there. */
  synchronized void ended(int index, int status, String answer) {
    if (index == LEFT_OUT) {
      return;
    }
    Draft draft = drafts.get(index);
    draft.status = status;
    draft.answer = Optional.of(answer);
    for (int old = index - KEPT_ANSWERS; old >= 0 && drafts.get(old).answer.isPresent(); old--) {
      drafts.get(old).answer = Optional.empty();
    }
  }

  private void words(Draft draft) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(decoded(draft.target));
    while (matcher.find()) {
      words.add(matcher.group());
    }
    boolean ofAWrite = !readBeforeAnyWrite.contains(path(draft.target));
    for (int i = drafts.size() - 1; i >= Math.max(0, drafts.size() - KEPT_ANSWERS); i--) {
      int index = i;
      Draft earlier = drafts.get(i);
      if (earlier.answer.isEmpty() || !earlier.system.equals(draft.system) || earlier.login()) {
        continue;
      }
      boolean samePath = path(earlier.target).equals(path(draft.target));
      if ((samePath && draft.after.isEmpty()) || (ofAWrite && earlier.write())) {
        words.stream()
            .filter(word -> gives(earlier, word))
            .findFirst()
            .ifPresent(word -> take(draft, index, earlier, word));
      }
    }
  }

  private static boolean gives(Draft earlier, String word) {
    return earlier.answer.orElse("").contains(word) && !decoded(earlier.target).contains(word);
  }

  private static void take(Draft draft, int index, Draft earlier, String word) {
    draft.after.add(index);
    String answer = earlier.answer.orElse("");
    int place = answer.indexOf(word);
    String before = answer.substring(Math.max(0, place - LENGTH_BEFORE), place);
    if (before.length() == LENGTH_BEFORE && answer.indexOf(before) == answer.lastIndexOf(before)) {
      draft.taken.add(new Taken(index, before, word));
    }
  }

  private static String path(String target) {
    int query = target.indexOf('?');
    String path = query < 0 ? target : target.substring(0, query);
    Matcher from = Pattern.compile("FROM (\\w+)").matcher(decoded(target));
    return from.find() ? path + " " + from.group(1) : path;
  }

  private static String decoded(String target) {
    return URLDecoder.decode(target, StandardCharsets.UTF_8);
  }

  /** All calls in the order begun; indexes count them. Logging out is left out. */
  synchronized List<Call> calls() {
    int firstWrite = Integer.MAX_VALUE;
    int lastWrite = -1;
    for (int i = 0; i < drafts.size(); i++) {
      if (drafts.get(i).write()) {
        firstWrite = Math.min(firstWrite, i);
        lastWrite = i;
      }
    }
    List<Call> calls = new ArrayList<>();
    for (int i = 0; i < drafts.size(); i++) {
      calls.add(call(drafts.get(i), phase(i, firstWrite, lastWrite)));
    }
    return calls;
  }

  private Phase phase(int index, int firstWrite, int lastWrite) {
    Draft draft = drafts.get(index);
    if (draft.login()) {
      return Phase.LOG_IN;
    }
    if (index < firstWrite) {
      return Phase.READ;
    }
    boolean ofAWrite = draft.after.stream().anyMatch(needed -> drafts.get(needed).write());
    return index <= lastWrite || ofAWrite ? Phase.WRITE : Phase.CONFIRM;
  }

  private static Call call(Draft draft, Phase phase) {
    return new Call(
        draft.system,
        draft.method,
        draft.target,
        draft.headers,
        draft.body,
        draft.status,
        phase,
        draft.after,
        draft.taken);
  }

  /** Calls by system. */
  static Map<String, Long> bySystem(List<Call> calls) {
    Map<String, Long> counts = new TreeMap<>();
    calls.forEach(call -> counts.merge(call.system(), 1L, Long::sum));
    return counts;
  }
}

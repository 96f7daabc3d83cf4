package io.perennial.sandbox.zendesk;

import io.perennial.sandbox.zendesk.account.Member;
import java.util.List;

/** The users who can log in. */
record Staff(Member integration, Member agent, Member person) {

  private static final long FIRST_ID = 900_000_000L;

  static Staff of(int account) {
    return new Staff(
        member(account, 1, "Perennial Integration", "integration", true),
        member(account, 2, "Agnes Agent", "agent", false),
        member(account, 3, "Paula Person", "person", true));
  }

  List<Member> all() {
    return List.of(integration, agent, person);
  }

  private static Member member(int account, int number, String name, String word, boolean admin) {
    return new Member(
        String.valueOf(FIRST_ID + account * 10L + number),
        name,
        "%s@account%d.example".formatted(word, account),
        admin,
        "%s_client".formatted(word),
        "%s-%d-secret".formatted(word, account));
  }
}

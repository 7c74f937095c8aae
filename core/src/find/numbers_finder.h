// Finds numbers and addresses: digit runs by their digits, letter-and-digit forms by patterns, both weighed
// by the words beside them.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "find/candidate.h"
#include "find/catalogue.h"
#include "find/digit_runs.h"
#include "find/refusals.h"
#include "text/fold.h"
#include "text/overwrite.h"
#include "text/words.h"

namespace sluss {

/// Reuse one object for many texts: after warm-up it does not allocate.
class NumbersFinder {
 public:
  /// Gets ready for a text. `reply_to` is the text that it answers, if any: what that asks for is taken for
  /// labelled.
  void begin(const Catalogue& catalogue, const FoldedText& text, std::string_view reply_to);

  /// Appends the candidates of one paragraph of that text to `out`; nothing outside it has a say. Linear: no
  /// digits, no '@' and no trigger word means that nothing more is looked at.
  /// What is not taken for a number is noted in `refused`, if there is one.
  void find(const Words& paragraph, std::vector<Candidate>& out, RefusalLog* refused = nullptr);

  /// Overwrites the digits of the last text.
  void wipe() {
    runs_.wipe();
    overwrite(written_);
  }

 private:
  struct Around {  // what stands beside a stretch of text
    std::vector<LabelHit> hits;
    bool silenced = false;
  };
  struct Window {  // groups [first, end) of a run
    const DigitRun* run;
    std::size_t first, end;
    std::size_t digits = 0;
    std::uint8_t within = 0;   // the widest separation inside
    bool parted_alike = true;  // all its groups by the same separation
    bool lookalike = false, spelled = false;
  };
  struct Spoken {  // what the words beside a number say for one kind
    std::uint32_t round = 0;
    ConditionSet holds;
    EvidenceSet evidence;
    float nearness = 0;  // how near and how exact its best label is
  };
  struct WordNotes {  // what has been looked up about a word of the text, once for all numbers around it
    static constexpr std::uint32_t kNotLookedUp = 0xFFFFFFFFU;
    std::uint32_t first_label = kNotLookedUp;  // in label_starts_
    std::uint32_t labels = 0;
    enum class Beside : std::uint8_t { unknown, no, yes } beside = Beside::unknown;
  };
  struct Region {
    std::uint32_t begin, end;
  };

  void read_reply(std::string_view reply_to);
  void find_in_run(const DigitRun& run, std::vector<Candidate>& out);
  void find_in_parts(const DigitRun& run, std::vector<Candidate>& out);
  void widen(Window& window) const;
  std::string_view written(const Window& window);
  void weigh_window(const Window& window, std::vector<Candidate>& out);
  bool can_be_number(const Window& window);
  void find_patterns(std::vector<Candidate>& out);
  void find_around_digits(Region region, std::vector<Candidate>& out);
  void find_by_set(Region region, const RE2::Set& set, Trigger trigger, std::vector<Candidate>& out);
  void find_labelled_in(Region region, std::vector<Candidate>& out);
  std::string_view stretch(Region region) const;
  void find_pattern_in(Region region, const Catalogue::PatternEntry& entry, std::vector<Candidate>& out);
  Span without_words_after(const Kind& kind, Span span) const;
  void weigh_match(const Catalogue::PatternEntry& entry, Span span, std::vector<Candidate>& out);
  std::span<const LabelStart> labels_at(std::size_t word);
  void collect_regions(Trigger trigger);
  void collect_marks(Trigger trigger);
  bool is_trigger_word(const Word& word) const;
  void add_region(std::uint32_t begin, std::uint32_t end);
  bool has_word_beside(std::size_t at);

  void look_around(const DigitRun& run);
  void look_around(std::size_t first_word, std::size_t end_word);
  void look_before_list(const DigitRun& run);
  void look_for_misspelt(std::size_t first_word, std::size_t end_word);
  bool is_labelled() const;
  void look_before(std::size_t first_word);
  void look_after(std::size_t end_word);
  std::uint8_t boundary_before(const Window& w) const;
  std::uint8_t boundary_after(const Window& w) const;
  static bool is_written(std::string_view written, const std::vector<std::string>& layouts);
  bool plus_before(std::uint32_t at) const;
  Span with_opening_mark(Span span) const;
  bool alone_on_line(Span span) const;
  enum class Glued : std::uint8_t { nothing, letters, code };
  Glued glued_before(std::uint32_t at) const;
  bool code_goes_on(std::uint32_t at) const;
  static bool is_plain_count(std::string_view written);
  bool may_speak(const Kind& kind, std::string_view written, ConditionSet holds) const;
  bool decide(const Kind& kind, ConditionSet holds, float nearness, Candidate& candidate) const;
  // Rarely wanted, and not worth a copy at every place that drops something.
  [[gnu::noinline]] void refuse(Span span, std::optional<KindIndex> kind, RefusalReason reason) const;
  [[gnu::noinline]] void refuse_unproven(Span span, KindIndex kind, std::string_view number) const;
  [[gnu::noinline]] void refuse_unspoken(Span span, KindIndex kind) const;
  const Spoken& spoken_for(KindIndex kind);
  Spoken weigh_words(KindIndex kind) const;
  ConditionSet checked(const Kind& kind, std::string_view number) const;
  EvidenceSet disguise(Span span) const;

  const Catalogue* catalogue_ = nullptr;
  const FoldedText* text_ = nullptr;
  const Words* words_ = nullptr;  // of the paragraph
  RefusalLog* refused_ = nullptr;
  DigitRuns runs_;
  std::string written_;  // a number that is told in parts, as if it were not
  bool has_digits_ = false;
  Around around_;
  std::uint32_t round_ = 0;       // counts the places that have been looked around
  std::vector<Spoken> spoken_;    // by kind; those of this round hold
  std::vector<WordNotes> notes_;  // by word
  std::vector<LabelStart> label_starts_;
  std::vector<LabelStart> misspelt_;
  std::vector<KindIndex> asked_for_;  // kinds that the text replied to has labels of
  std::vector<Region> regions_;
  std::vector<KindIndex> labelled_;  // kinds whose labels stand in a region
  std::vector<int> matching_;        // indices of patterns that match, or may
};

}  // namespace sluss

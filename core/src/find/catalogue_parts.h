// How a catalogue comes into being: a reader (of JSON, or of the pack that is compiled in) names its parts
// one by one to a sink, which builds a Catalogue of them or writes them as a pack.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "find/catalogue.h"
#include "sluss/result.h"
#include "text/packed.h"

namespace sluss {

class CatalogueSink {
 public:
  CatalogueSink() = default;
  CatalogueSink(const CatalogueSink&) = delete;
  CatalogueSink& operator=(const CatalogueSink&) = delete;
  virtual ~CatalogueSink() = default;

  /// The kinds are numbered in the order in which they come. `digit_counts` are ascending.
  virtual void add_kind(Kind kind, const std::vector<std::uint8_t>& digit_counts) = 0;
  virtual void add_pattern(KindIndex kind, Trigger trigger, Pattern pattern) = 0;
  /// `label` is in the form of Labels::normal_form.
  virtual void add_label(std::string_view label, KindIndex kind, LabelRole role) = 0;
  /// `kind` has the labels of `other` too.
  virtual void share_labels(KindIndex kind, KindIndex other) = 0;
  virtual void add_numeral(std::string_view lower_word, Numerals::Value value) = 0;
  virtual void add_trigger_word(std::uint32_t word_hash) = 0;
  /// `ending` is the number of bytes of a word's ending, or 0 for whole words.
  virtual void add_word_beside(std::uint32_t hash, std::uint8_t ending) = 0;
};

class CatalogueBuilder final : public CatalogueSink {
 public:
  void add_kind(Kind kind, const std::vector<std::uint8_t>& digit_counts) override;
  void add_pattern(KindIndex kind, Trigger trigger, Pattern pattern) override;
  void add_label(std::string_view label, KindIndex kind, LabelRole role) override;
  void share_labels(KindIndex kind, KindIndex other) override;
  void add_numeral(std::string_view lower_word, Numerals::Value value) override;
  void add_trigger_word(std::uint32_t word_hash) override;
  void add_word_beside(std::uint32_t hash, std::uint8_t ending) override;

  /// Ids of the kinds so far.
  std::vector<std::string> kind_ids() const;
  std::shared_ptr<const Catalogue> finish();
  /// Adds the kinds of a JSON array first, and makes sure that the patterns are not too many together.
  Result<std::shared_ptr<const Catalogue>> finish_with(std::string_view more_kinds);

 private:
  std::shared_ptr<Catalogue> catalogue_ = std::make_shared<Catalogue>();
};

/// Writes the parts as bytes for read_catalogue_pack.
class CataloguePacker final : public CatalogueSink {
 public:
  void add_kind(Kind kind, const std::vector<std::uint8_t>& digit_counts) override;
  void add_pattern(KindIndex kind, Trigger trigger, Pattern pattern) override;
  void add_label(std::string_view label, KindIndex kind, LabelRole role) override;
  void share_labels(KindIndex kind, KindIndex other) override;
  void add_numeral(std::string_view lower_word, Numerals::Value value) override;
  void add_trigger_word(std::uint32_t word_hash) override;
  void add_word_beside(std::uint32_t hash, std::uint8_t ending) override;

  std::string bytes() const;

 private:
  PackedWriter out_;
  // Words that mean the same stand in one list, a line each, which compresses better than each with its
  // meaning.
  std::map<std::pair<KindIndex, LabelRole>, std::string> labels_;
  std::map<std::pair<int, Numerals::Tens>, std::string> numerals_;
};

/// Hands on the parts that a CataloguePacker has written. The pack is part of the program and trusted.
void read_catalogue_pack(std::string_view pack, CatalogueSink& sink);

/// Reads a JSON document of kinds (docs/kinds-format.md), whose "kinds" come after those named in `known`.
/// The error is the first mistake, with its JSON path.
std::optional<Error> read_catalogue_json(std::string_view document, std::vector<std::string> known,
                                         CatalogueSink& sink);

}  // namespace sluss

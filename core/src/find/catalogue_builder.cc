#include <algorithm>

#include "find/catalogue_parts.h"

namespace sluss {
namespace {

template <typename T>
void sort_and_unite(std::vector<T>& values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

/// In a layout '#' is any digit or letter.
bool stands_for_alphanumeric(char c) {
  return c == '#' || (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

}  // namespace

void CatalogueBuilder::add_kind(Kind kind, const std::vector<std::uint8_t>& digit_counts) {
  const auto index = static_cast<KindIndex>(catalogue_->kinds_.size());
  // Sets the bit `first`, or, where more may follow, all from there on.
  const auto set_from = [](auto& bits, std::size_t first, bool open) {
    for (std::size_t i = first; i < (open ? bits.size() : std::min(first + 1, bits.size())); ++i) bits.set(i);
  };
  for (const std::uint8_t count : digit_counts) {
    catalogue_->by_digits_[count].push_back(index);
    for (const std::string& layout : kind.layouts) {
      const bool open = layout.ends_with('*');
      const std::size_t size = layout.size() - (open ? 1 : 0);
      const auto mark = std::find_if_not(layout.begin(), layout.end(), stands_for_alphanumeric);
      const auto beginning = std::min(size, static_cast<std::size_t>(mark - layout.begin()));
      if (open) catalogue_->open_layouts_[count] = true;
      set_from(catalogue_->layout_sizes_[count], size, open);
      set_from(catalogue_->layout_beginnings_[count], beginning, open && beginning == size);
    }
  }
  catalogue_->kinds_.push_back(std::move(kind));
}

void CatalogueBuilder::add_pattern(KindIndex kind, Trigger trigger, Pattern pattern) {
  catalogue_->patterns_[Catalogue::index(trigger)].push_back({kind, std::move(pattern)});
}

void CatalogueBuilder::add_label(std::string_view label, KindIndex kind, LabelRole role) {
  catalogue_->labels_.add(label, kind, role);
}

void CatalogueBuilder::share_labels(KindIndex kind, KindIndex other) {
  catalogue_->kinds_[kind].labels_of.push_back(other);
}

void CatalogueBuilder::add_numeral(std::string_view lower_word, Numerals::Value value) {
  catalogue_->numerals_.add(lower_word, value);
}

void CatalogueBuilder::add_trigger_word(std::uint32_t word_hash) {
  catalogue_->trigger_words_.push_back(word_hash);
}

void CatalogueBuilder::add_word_beside(std::uint32_t hash, std::uint8_t ending) {
  catalogue_->words_beside_.push_back(hash);
  if (ending != 0) catalogue_->endings_beside_.push_back(ending);
}

std::vector<std::string> CatalogueBuilder::kind_ids() const {
  std::vector<std::string> ids;
  for (const Kind& kind : catalogue_->kinds_) ids.push_back(kind.id);
  return ids;
}

std::shared_ptr<const Catalogue> CatalogueBuilder::finish() {
  catalogue_->labels_.finish();
  catalogue_->numerals_.finish();
  sort_and_unite(catalogue_->trigger_words_);
  for (const std::uint32_t hash : catalogue_->trigger_words_) catalogue_->trigger_filter_.add(hash);
  sort_and_unite(catalogue_->words_beside_);
  for (const std::uint32_t hash : catalogue_->words_beside_) catalogue_->trigger_filter_.add(hash);
  sort_and_unite(catalogue_->endings_beside_);
  return std::move(catalogue_);
}

Result<std::shared_ptr<const Catalogue>> CatalogueBuilder::finish_with(std::string_view more_kinds) {
  const std::string document = "{\"kinds\":" + std::string(more_kinds) + "}";
  if (auto error = read_catalogue_json(document, kind_ids(), *this)) return *error;
  auto catalogue = finish();
  for (std::size_t t = 0; t < static_cast<std::size_t>(Trigger::count_); ++t) {
    const auto trigger = static_cast<Trigger>(t);
    if (trigger == Trigger::labelled || catalogue->patterns(trigger).empty()) continue;
    if (!catalogue->pattern_set(trigger)) return Error{"kinds", "the patterns together need too much memory"};
  }
  return catalogue;
}

Result<std::shared_ptr<const Catalogue>> Catalogue::load(std::string_view json, std::string_view more_kinds) {
  CatalogueBuilder builder;
  if (auto error = read_catalogue_json(json, {}, builder)) return *error;
  return builder.finish_with(more_kinds);
}

}  // namespace sluss

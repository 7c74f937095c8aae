#include "text/fold.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <iterator>

#include "text/overwrite.h"
#include "text/unicode.h"

namespace sluss {
namespace {

/// What one code point is read as: nothing (hidden), itself, one other code point, or two digits.
struct Reading {
  enum class Kind : std::uint8_t { same, other, hidden, digit, two_digits } kind = Kind::same;
  char32_t value = 0;  // the other code point, or the number for digits
};

constexpr Reading kSame{};
constexpr Reading kHidden{Reading::Kind::hidden, 0};
constexpr Reading as(char32_t value) { return {Reading::Kind::other, value}; }
constexpr Reading number(char32_t value) {
  return {value < 10 ? Reading::Kind::digit : Reading::Kind::two_digits, value};
}

constexpr bool between(char32_t cp, char32_t first, char32_t last) { return cp >= first && cp <= last; }

/// Numbers that are drawn in circles, brackets or with a full stop, and raised or lowered ones.
Reading read_enclosed_number(char32_t cp) {
  struct Row {
    char32_t first, last, number;
  };
  static constexpr Row kRows[] = {
      {0x00B2, 0x00B3, 2},   {0x00B9, 0x00B9, 1},   {0x1369, 0x1371, 1},   {0x2070, 0x2070, 0},
      {0x2074, 0x2079, 4},   {0x2080, 0x2089, 0},   {0x2460, 0x2473, 1},   {0x2474, 0x2487, 1},
      {0x2488, 0x249B, 1},   {0x24EA, 0x24EA, 0},   {0x24EB, 0x24F4, 11},  {0x24F5, 0x24FE, 1},
      {0x24FF, 0x24FF, 0},   {0x2776, 0x277F, 1},   {0x2780, 0x2789, 1},   {0x278A, 0x2793, 1},
      {0x1F100, 0x1F100, 0}, {0x1F101, 0x1F10A, 0}, {0x1F10B, 0x1F10C, 0},
  };
  for (const Row& row : kRows) {
    if (between(cp, row.first, row.last)) return number(row.number + cp - row.first);
  }
  return kSame;
}

/// Letters that are drawn differently but read the same.
Reading read_styled_letter(char32_t cp) {
  if (between(cp, 0xFF01, 0xFF5E)) return as(cp - 0xFF01 + '!');
  if (between(cp, 0x1D400, 0x1D6A3)) {
    const char32_t letter = (cp - 0x1D400) % 52;
    return as(letter < 26 ? 'A' + letter : 'a' + letter - 26);
  }
  if (between(cp, 0x24B6, 0x24CF)) return as('A' + cp - 0x24B6);
  if (between(cp, 0x24D0, 0x24E9)) return as('a' + cp - 0x24D0);
  for (const char32_t squared : {0x1F130, 0x1F150, 0x1F170}) {
    if (between(cp, squared, squared + 25)) return as('A' + cp - squared);
  }
  return kSame;
}

/// One form for letters that Arabic, Persian and Urdu keyboards type differently; vowel signs are not read.
constexpr Reading read_arabic(char32_t cp) {
  switch (cp) {
    case 0x0622:
    case 0x0623:
    case 0x0625:
    case 0x0671:
      return as(0x0627);  // alef with hamza, madda, wasla
    case 0x0649:
    case 0x06CC:
    case 0x06D2:
      return as(0x064A);  // yeh
    case 0x06A9:
      return as(0x0643);  // kaf
    case 0x0629:
    case 0x06C0:
    case 0x06C1:
    case 0x06D5:
      return as(0x0647);  // heh
    case 0x0624:
      return as(0x0648);  // waw with hamza
    case 0x0640:
      return kHidden;  // tatweel
    case 0x060C:
      return as(',');
    case 0x061B:
      return as(';');
    case 0x061F:
      return as('?');
    case 0x066A:
      return as('%');
    case 0x066B:
    case 0x066C:
      return as(',');
    case 0x06D4:
      return as('.');
    default:
      return between(cp, 0x0610, 0x061A) || between(cp, 0x064B, 0x065F) || cp == 0x0670 ||
                     between(cp, 0x06D6, 0x06DC) || between(cp, 0x06DF, 0x06E4) ||
                     between(cp, 0x06E7, 0x06E8) || between(cp, 0x06EA, 0x06ED)
                 ? kHidden
                 : kSame;
  }
}

Reading read_punctuation(char32_t cp) {
  switch (cp) {
    case 0x00A0:
    case 0x1680:
    case 0x1361:
    case 0x202F:
    case 0x205F:
    case 0x3000:
      return as(' ');
    case 0x058A:
    case 0x05BE:
    case 0x1806:
    case 0x2043:
    case 0x207B:
    case 0x208B:
    case 0x2212:
    case 0x2E3A:
    case 0x2E3B:
    case 0xFE58:
    case 0xFE63:
      return as('-');
    case 0x2018:
    case 0x2019:
    case 0x201B:
    case 0x02BC:
    case 0x02B9:
    case 0x00B4:
    case 0x2032:
      return as('\'');
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x00AB:
    case 0x00BB:
    case 0x2033:
      return as('"');
    case 0x2028:
    case 0x2029:
    case 0x0085:
      return as('\n');
    case 0x2044:
    case 0x2215:
      return as('/');
    case 0x301C:
    case 0x2053:
    case 0x223C:
      return as('~');
    case 0x1362:
    case 0x3002:
    case 0x2024:
      return as('.');
    case 0x1363:
    case 0x3001:
      return as(',');
    case 0x1367:
      return as('?');
    case 0x00B7:
    case 0x2022:
    case 0x2027:
    case 0x2219:
      return as('.');
    case 0x207A:
    case 0x208A:
      return as('+');
    default:
      break;
  }
  if (between(cp, 0x2000, 0x200A)) return as(' ');
  if (between(cp, 0x2010, 0x2015)) return as('-');
  return kSame;
}

/// Cyrillic numerals' marks, drawn around or above what stands before them.
constexpr bool is_cyrillic_mark(char32_t cp) { return between(cp, 0x0483, 0x0489); }

/// Characters that are not drawn, and marks that no letter of our languages is written with.
bool is_hidden(char32_t cp) {
  return between(cp, 0x200B, 0x200F) || between(cp, 0x202A, 0x202E) || between(cp, 0x2060, 0x2069) ||
         between(cp, 0xFE00, 0xFE0F) || between(cp, 0xE0000, 0xE0FFF) || cp == 0x00AD || cp == 0x034F ||
         cp == 0x061C || cp == 0x180E || between(cp, 0x20D0, 0x20F0) || cp == 0xFEFF ||
         is_cyrillic_mark(cp) || between(cp, 0x1AB0, 0x1AFF) || between(cp, 0x1DC0, 0x1DFF) ||
         between(cp, 0xFE20, 0xFE2F);
}

Reading read(char32_t cp) {
  if (cp < 0x80) return kSame;
  if (between(cp, 0x1200, 0x135F)) return kSame;  // Ethiopic syllables
  if (const int digit = decimal_digit(cp); digit >= 0) return number(static_cast<char32_t>(digit));
  if (is_hidden(cp)) return kHidden;
  if (between(cp, 0x0600, 0x06FF)) return read_arabic(cp);
  for (const auto reader : {read_punctuation, read_enclosed_number, read_styled_letter}) {
    if (const Reading reading = reader(cp); reading.kind != Reading::Kind::same) return reading;
  }
  return kSame;
}

/// A mark that is drawn on the letter before it; U+034F among them is not drawn at all.
bool is_combining(char32_t cp) { return between(cp, 0x0300, 0x036F) && !is_hidden(cp); }

/// Not digits, spaces and signs: marks only underline them or strike them through.
bool may_bear_marks(char last_byte) {
  const auto byte = static_cast<unsigned char>(last_byte);
  return byte >= 0x80 || (kProperties[byte] & kLetterOrMark) != 0;
}

/// Which Arabic letters, from U+0600 on, are read as themselves.
constexpr std::array<bool, 0x100> kPlainArabic = [] {
  std::array<bool, 0x100> plain{};
  for (char32_t cp = 0x0620; cp <= 0x06D3; ++cp) {
    plain[cp - 0x0600] = !between(cp, 0x0660, 0x0669) && read_arabic(cp).kind == Reading::Kind::same;
  }
  return plain;
}();

/// Two-byte letters that are read as themselves: Latin but for the Latin-1 signs, Cyrillic but for its marks,
/// and most Arabic.
bool is_plain_pair(unsigned char lead, unsigned char next) {
  return (lead >= 0xC3 && lead <= 0xC9) ||
         (lead >= 0xD0 && lead <= 0xD3 && !is_cyrillic_mark((lead & 0x1FU) << 6U | (next & 0x3FU))) ||
         (lead >= 0xD8 && lead <= 0xDB && kPlainArabic[(lead & 3U) << 6U | (next & 0x3FU)]);
}

/// Where the printable ASCII ends that begins at `at`: most text, which reads as it is. Eight bytes at once.
std::size_t end_of_printable(std::string_view text, std::size_t at) {
  constexpr std::uint64_t kEach = 0x0101010101010101U;
  for (; text.size() - at >= sizeof(std::uint64_t); at += sizeof(std::uint64_t)) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, text.data() + at, sizeof bytes);
    // The top bit of a byte is set in itself outside ASCII, and after the subtraction below a space.
    if (((bytes | (bytes - kEach * 0x20U)) & kEach * 0x80U) != 0) break;
  }
  while (at < text.size() && static_cast<unsigned char>(text[at]) - 0x20U < 0x60U) ++at;
  return at;
}

/// Where the character that byte `at` belongs to begins: at `at` itself where it belongs to none.
std::uint32_t character_begin(std::string_view text, std::uint32_t at) {
  constexpr std::uint32_t kMostTrailing = 3;
  std::uint32_t lead = at;
  while (lead > 0 && at - lead < kMostTrailing && is_continuation(text[lead])) --lead;
  return lead + decode(text, lead).size > at ? lead : at;
}

bool any_in(const std::vector<std::uint32_t>& sorted, std::uint32_t first, std::uint32_t end) {
  const auto at = std::lower_bound(sorted.begin(), sorted.end(), first);
  return at != sorted.end() && *at < end;
}

}  // namespace

void FoldedText::assign(std::string_view utf8) {
  original_ = utf8;
  folded_.clear();
  shifts_.clear();
  foreign_digits_.clear();
  hidden_.clear();
  identity_ = true;

  std::size_t kept = 0;  // the bytes [kept, at) are read as they are and not yet copied
  std::size_t at = 0;
  const auto replace = [&](std::size_t size, std::string_view reading) {
    identity_ = false;
    folded_.append(utf8, kept, at - kept);
    for (std::size_t extra = size; extra < reading.size(); ++extra) {  // a reading longer than what is read
      shifts_.push_back({static_cast<std::uint32_t>(folded_.size() + extra), static_cast<std::uint32_t>(at)});
    }
    folded_.append(reading);
    at += size;
    kept = at;
    if (size == reading.size()) return;
    const auto folded = static_cast<std::uint32_t>(folded_.size());
    if (!shifts_.empty() && shifts_.back().folded == folded) shifts_.pop_back();
    shifts_.push_back({folded, static_cast<std::uint32_t>(at)});
  };
  const auto position = [&] { return static_cast<std::uint32_t>(folded_.size() + at - kept); };
  const auto before = [&] { return kept < at ? utf8[at - 1] : folded_.empty() ? ' ' : folded_.back(); };

  std::string bytes;
  while (at < utf8.size()) {
    const auto lead = static_cast<unsigned char>(utf8[at]);
    if (lead < 0x80) {
      if (lead >= 0x20) {
        at = end_of_printable(utf8, at + 1);
      } else if (lead == '\n') {
        ++at;
      } else if (lead == '\r') {
        replace(1, at + 1 < utf8.size() && utf8[at + 1] == '\n' ? "" : "\n");
      } else {
        replace(1, " ");
      }
      continue;
    }
    if (at + 1 < utf8.size() && is_continuation(utf8[at + 1]) &&
        is_plain_pair(lead, static_cast<unsigned char>(utf8[at + 1]))) {
      at += 2;
      continue;
    }
    const Decoded c = decode(utf8, at);
    if (!c.valid) {
      replace(1, "\xEF\xBF\xBD");
      continue;
    }
    const bool mark = is_combining(c.code_point) && at > 0;
    if (mark && may_bear_marks(before())) {
      compose_with_previous(c.code_point, c.size, at, kept);
      continue;
    }
    const Reading reading = mark ? kHidden : read(c.code_point);
    switch (reading.kind) {
      case Reading::Kind::same:
        at += c.size;
        break;
      case Reading::Kind::hidden:
        hidden_.push_back(position());
        replace(c.size, "");
        break;
      case Reading::Kind::digit:
      case Reading::Kind::two_digits: {
        foreign_digits_.push_back(position());
        char digits[2] = {static_cast<char>('0' + reading.value / 10),
                          static_cast<char>('0' + reading.value % 10)};
        replace(c.size, reading.value < 10 ? std::string_view(digits + 1, 1) : std::string_view(digits, 2));
        break;
      }
      case Reading::Kind::other:
        bytes.clear();
        append_utf8(bytes, reading.value);
        replace(c.size, bytes);
        break;
    }
  }
  if (!identity_) folded_.append(utf8, kept, utf8.size() - kept);
}

void FoldedText::wipe() {
  original_ = {};
  overwrite(folded_);
  identity_ = false;
}

void FoldedText::compose_with_previous(char32_t mark, std::size_t size, std::size_t& at, std::size_t& kept) {
  folded_.append(original_, kept, at - kept);
  std::size_t base_at = folded_.size();
  while (base_at > 0 && is_continuation(folded_[--base_at])) {
  }
  const char32_t composed = folded_.empty() ? 0 : compose(decode(folded_, base_at).code_point, mark);
  at += size;
  kept = at;
  if (composed == 0) {
    folded_.append(original_, at - size, size);
    if (identity_) folded_.clear(), kept = 0;  // nothing has changed yet: go on without a copy
    return;
  }
  identity_ = false;
  folded_.resize(base_at);
  append_utf8(folded_, composed);
  const auto folded = static_cast<std::uint32_t>(folded_.size());
  if (!shifts_.empty() && shifts_.back().folded >= folded) shifts_.pop_back();
  shifts_.push_back({folded, static_cast<std::uint32_t>(at)});
}

std::uint32_t FoldedText::original_begin(std::uint32_t at) const {
  if (identity_) return at;
  const auto after = std::upper_bound(shifts_.begin(), shifts_.end(), at,
                                      [](std::uint32_t f, const Shift& s) { return f < s.folded; });
  const std::uint32_t original = after == shifts_.begin() ? at : at - after[-1].folded + after[-1].original;
  const auto size = static_cast<std::uint32_t>(original_.size());
  return original < size ? character_begin(original_, original) : size;
}

std::uint32_t FoldedText::original_end(std::uint32_t at) const {
  if (identity_ || at == 0) return at;
  std::uint32_t end = original_begin(at - 1);
  end += decode(original_, end).size;
  while (end < original_.size()) {
    const Decoded next = decode(original_, end);
    if (!is_combining(next.code_point)) break;
    end += next.size;
  }
  return end;
}

bool FoldedText::has_foreign_digits(std::uint32_t begin, std::uint32_t end) const {
  return any_in(foreign_digits_, begin, end);
}

bool FoldedText::has_hidden_characters(std::uint32_t begin, std::uint32_t end) const {
  return any_in(hidden_, begin + 1, end);
}

std::string fold(std::string_view utf8) {
  FoldedText text;
  text.assign(utf8);
  return std::string(text.view());
}

}  // namespace sluss

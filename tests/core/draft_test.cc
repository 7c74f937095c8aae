// A text that is being written is read again only where it has changed, and answered as if it were read anew.
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <tuple>
#include <vector>

#include "support/pack_with_card.h"
#include "support/samples.h"
#include "support/whole_guard.h"
#include "text/fingerprint.h"

namespace sluss {
namespace {

using nlohmann::json;

/// Paragraphs with all that is looked for, in all languages that have vectors and comments.
std::vector<std::string> paragraphs() {
  std::vector<std::string> texts = {"", "?!", "MITT ÄRENDE ÄR VIKTIGT", "https://example.org/850709-9805",
                                    "  \t"};
  for_each_vector([&](const json& vector, const std::string&) { texts.push_back(vector["text"]); });
  for_each_comment([&](const json& comment) { texts.push_back(comment["text"]); });
  std::sort(texts.begin(), texts.end());  // folders have no order
  return texts;
}

class Writer {
 public:
  explicit Writer(unsigned seed) : random_(seed) {}

  /// One change to `text`, as somebody makes it who writes, pastes and deletes.
  void change(std::string& text) {
    static const std::vector<std::string> pool = paragraphs();
    switch (below(8)) {
      case 0:
        text.insert(somewhere(text), pool[below(pool.size())]);
        break;
      case 1:
        text.insert(somewhere(text), "\n\n" + pool[below(pool.size())] + "\n \n");
        break;
      case 2:
        text += "\n\n" + pool[below(pool.size())];
        break;
      case 3:  // joins two paragraphs, or takes away a piece of any length
        if (const auto blank = text.find("\n\n", somewhere(text)); blank != std::string::npos)
          text.erase(blank, 2);
        break;
      case 4:
        text.erase(somewhere(text), below(60));
        break;
      case 5:
        text.insert(somewhere(text), std::vector<std::string>{"\n", "\r\n", "1", " ", "@", "\u200b", "٣", "A",
                                                              "\u0301", "\xff", "\u2028\u2028"}[below(11)]);
        break;
      case 6:
        std::transform(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(somewhere(text)),
                       text.begin(),
                       [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
        break;
      default:
        text += static_cast<char>('0' + below(10));
    }
    constexpr std::size_t kLongest = 6000;
    if (text.size() > kLongest) text.erase(0, text.size() / 2);
  }

 private:
  std::size_t below(std::size_t end) { return random_() % end; }
  std::size_t somewhere(const std::string& text) { return below(text.size() + 1); }

  std::mt19937 random_;
};

auto members(const Finding& f) {
  return std::tie(f.kind, f.start, f.end, f.confidence, f.severity, f.evidence);
}

void expect_same(const Report& a, const Report& b, const std::string& text) {
  EXPECT_EQ(a.verdict, b.verdict) << text;
  EXPECT_EQ(a.channels, b.channels) << text;
  ASSERT_EQ(a.findings.size(), b.findings.size()) << text;
  for (std::size_t i = 0; i < a.findings.size(); ++i) {
    ASSERT_EQ(members(a.findings[i]), members(b.findings[i])) << text;
  }
}

TEST(Draft, IsAnsweredAsIfItWereReadAnew) {
  const Guard guard = whole_guard("migrationsverket");
  for (unsigned seed = 0; seed < 12; ++seed) {
    Writer writer(seed);
    Draft draft;
    std::string text;
    for (int change = 0; change < 80; ++change) {
      writer.change(text);
      expect_same(guard.scan(text, {}, draft), guard.scan(text), text);
      if (HasFatalFailure()) return;
    }
  }
}

TEST(Draft, IsReadAnewByAnotherGuardAndForAnotherQuestion) {
  const Guard whole = whole_guard("migrationsverket");
  const Guard plain = or_throw(
      Guard::create({std::make_shared<const Policy>(or_throw(Policy::parse(pack_with_card().dump())))}));
  const std::string text = "Jag heter Anna Lind.\n\n12345678\n\nEX123456\n\nMin man har cancer.";
  const ScanContext asked{"What is your case number?", OffsetUnit::byte};
  Draft draft;
  for (const Guard& guard : {plain, whole, plain}) {
    for (const ScanContext& context : {ScanContext{}, asked, ScanContext{}}) {
      expect_same(guard.scan(text, context, draft), guard.scan(text, context), text);
    }
  }
  EXPECT_NE(whole.scan(text, asked, draft).findings.size(), whole.scan(text, {}, draft).findings.size());
}

TEST(Draft, CanBeForgotten) {
  const Guard guard = whole_guard("migrationsverket");
  const std::string text = "Jag heter Anna Lind.\n\nMitt personnummer är 850709-9805.";
  Draft draft;
  guard.scan(text, {}, draft);
  draft.forget();
  expect_same(guard.scan(text, {}, draft), guard.scan(text), text);
}

// The answer to the empty input, and to the bytes 0 to 7, under the key of the bytes 0 to 7.
TEST(Fingerprint, IsHalfSipHash) {
  const Fingerprint::Key key{0x03020100, 0x07060504};
  EXPECT_EQ(Fingerprint(key).finish(), 0xC83CB8B9591F8D21U);
}

TEST(Fingerprint, DependsOnEveryByteAndOnTheKey) {
  std::vector<std::uint64_t> seen;
  const std::string text = "abcdefghi";
  for (std::size_t size = 0; size <= text.size(); ++size) {
    for (const std::uint32_t key : {1U, 2U}) {
      Fingerprint print({key, 0});
      print.add(std::string_view(text).substr(0, size));
      seen.push_back(print.finish());
    }
  }
  std::sort(seen.begin(), seen.end());
  EXPECT_EQ(std::adjacent_find(seen.begin(), seen.end()), seen.end());
}

}  // namespace
}  // namespace sluss

// sluss-pack: writes the project's JSON data as C++ source, so that the library needs no files at run time;
// what would take long to read is checked and prepared here.
//
//     sluss-pack kinds OUT.cc FILE.json…             all kinds, without their examples: sluss::data::kinds()
//     sluss-pack topics OUT.cc FILE.json             the phrases of all topics: sluss::data::topics()
//     sluss-pack files FUNCTION OUT.cc FILE.json…    a table of files: sluss::data::FUNCTION()
//     sluss-pack phrases OUT.pack FILE.json…         the phrase pack (docs/phrases.md), which is no source
//     sluss-pack bytes FUNCTION OUT.cc FILE          any file as it is: sluss::data::FUNCTION()
//
// Runs on the building machine, also when the target is WebAssembly. A mistake in a file stops the build.
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "find/catalogue_parts.h"
#include "find/phrase_compiler.h"

namespace {

using nlohmann::json;

json read(const std::filesystem::path& path) {
  std::ifstream in(path);
  if (!in) throw std::runtime_error("cannot read " + path.string());
  try {
    return json::parse(in);
  } catch (const json::exception& e) {
    throw std::runtime_error(path.string() + ": " + e.what());
  }
}

/// A byte array, since string literals have length limits that differ by compiler.
void write_bytes(std::ostream& out, const std::string& name, const std::string& bytes) {
  out << "constexpr unsigned char " << name << "[] = {";
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (i % 32 == 0) out << "\n    ";
    out << static_cast<unsigned>(static_cast<unsigned char>(bytes[i])) << ',';
  }
  out << "\n    0};\n\n";
}

std::string view_of(const std::string& name) {
  return "std::string_view(reinterpret_cast<const char*>(" + name + "), sizeof(" + name + ") - 1)";
}

constexpr const char* kPreamble =
    "// Written by sluss-pack. Do not edit.\n#include <vector>\n\n#include \"data.h\"\n\nnamespace "
    "sluss::data {\nnamespace {\n\n";

/// Examples, sources and comments are for people and tests; the guard does not need them at run time.
json without_examples(json kind) {
  for (const char* key : {"finds", "ignores", "note"}) kind.erase(key);
  return kind;
}

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path.string());
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

void write_document(const std::string& function, const std::string& out_path, const std::string& document) {
  std::ofstream out(out_path);
  out << kPreamble;
  write_bytes(out, "kDocument", document);
  out << "}  // namespace\n\nstd::string_view " << function << "() { return " << view_of("kDocument")
      << "; }\n\n}  // namespace sluss::data\n";
}

void pack_kinds(const std::string& out_path, const std::vector<std::filesystem::path>& files) {
  json all = {{"kinds", json::array()}, {"numerals", json::object()}, {"silence", json::object()}};
  for (const auto& path : files) {
    const json document = read(path);
    for (const auto& kind : document.value("kinds", json::array()))
      all["kinds"].push_back(without_examples(kind));
    for (const char* key : {"numerals", "silence"}) {
      if (document.contains(key)) all[key].update(document[key]);
    }
  }
  const std::string document = all.dump();
  const auto usable = sluss::Catalogue::load(document, "[]");
  if (!usable) throw std::runtime_error(usable.error().message());
  sluss::CataloguePacker packer;
  sluss::read_catalogue_json(document, {}, packer);
  write_document("kinds", out_path, packer.bytes());
}

void pack_topics(const std::string& out_path, const std::filesystem::path& file) {
  sluss::PackedWriter out;
  const json document = read(file);
  for (const auto& topic : document.at("topics")) {
    std::vector<std::string> phrases;
    for (const auto& [language, list] : topic.at("phrases").items()) {
      for (const auto& phrase : list)
        phrases.push_back(sluss::Labels::normal_form(phrase.get<std::string>()));
    }
    out.text(topic.at("id").get<std::string>());
    out.number(static_cast<std::uint32_t>(phrases.size()));
    for (const std::string& phrase : phrases) out.text(phrase);
  }
  write_document("topics", out_path, out.bytes());
}

void pack_files(const std::string& function, const std::string& out_path,
                const std::vector<std::filesystem::path>& files) {
  std::ofstream out(out_path);
  out << kPreamble;
  std::ostringstream table;
  for (std::size_t i = 0; i < files.size(); ++i) {
    const std::string name = "kFile" + std::to_string(i);
    write_bytes(out, name, read(files[i]).dump());
    table << "    {\"" << files[i].stem().string() << "\", " << view_of(name) << "},\n";
  }
  out << "const std::vector<File> kFiles = {\n"
      << table.str() << "};\n\n}  // namespace\n\nstd::span<const File> " << function
      << "() { return kFiles; }\n\n}  // namespace sluss::data\n";
}

/// What stands in the data for words that many phrases share: "{body}", spelled out as "(heart|back|…)".
class WordClasses {
 public:
  explicit WordClasses(const json& classes) {
    for (const auto& [name, words] : classes.items()) {
      std::string& choices = spelled_out_['{' + name + '}'];
      for (const std::string word : words) choices.append(choices.empty() ? "(" : "|").append(word);
      choices += ')';
    }
  }

  std::string spell_out(std::string phrase) const {
    for (const auto& [name, choices] : spelled_out_) {
      for (std::size_t at = phrase.find(name); at != phrase.npos; at = phrase.find(name, at + choices.size()))
        phrase.replace(at, name.size(), choices);
    }
    return phrase;
  }

 private:
  std::map<std::string, std::string> spelled_out_;
};

/// Is a shorter phrase of the list found at the same place? "Cancer of the lung" adds nothing to "cancer".
bool is_covered(const std::string& phrase, const std::set<std::string>& list) {
  if (phrase.find_first_of("([{.#_^") != phrase.npos) return false;
  for (std::size_t end = phrase.find(' '); end != phrase.npos; end = phrase.find(' ', end + 1)) {
    if (list.contains(phrase.substr(0, end))) return true;
  }
  return false;
}

void write_list(std::ostream& out, const std::string& name, const json& phrases, const WordClasses& classes) {
  if (phrases.empty()) return;
  const std::set<std::string> list(phrases.begin(), phrases.end());
  const bool states = name.find('/') != name.npos && name.substr(name.find('/')) != "/says";
  out << "@list " << name << '\n';
  for (const auto& phrase : list) {
    if (!states || !is_covered(phrase, list)) out << classes.spell_out(phrase) << '\n';
  }
}

/// A member of the document, or nothing.
const json& part(const json& document, const char* name) {
  static const json nothing = json::object();
  const auto at = document.find(name);
  return at == document.end() ? nothing : *at;
}

void write_language(std::ostream& out, const json& language) {
  out << "@language " << language.at("language").get<std::string>() << '\n';
  for (const char* flag : {"drops_copula", "verb_last", "plain_spelling"}) {
    if (language.value(flag, false)) out << '@' << flag << '\n';
  }
  for (const auto& clitic : part(language, "clitics")) {
    out << "@clitic " << clitic.get<std::string>() << '\n';
  }
  const WordClasses classes(part(language, "classes"));
  for (const char* group : {"people", "speech", "time", "case"}) {
    for (const auto& [list, phrases] : part(language, group).items()) write_list(out, list, phrases, classes);
  }
  for (const auto& [kind, lists] : part(language, "statements").items()) {
    for (const auto& [list, phrases] : lists.items()) write_list(out, kind + '/' + list, phrases, classes);
  }
}

/// One phrase a line under its list, the phrases for all languages first. Examples stay behind.
std::string phrase_lines(const std::vector<std::filesystem::path>& files) {
  std::ostringstream out;
  std::vector<json> languages;
  for (const auto& path : files) {
    json document = read(path);
    if (path.stem() == "weights") {
      for (const auto& [name, value] : document.items()) {
        if (value.is_number())
          out << "@weight " << name << ' ' << std::lround(value.get<double>() * 1000) << '\n';
      }
    } else if (path.stem() == "any") {
      languages.insert(languages.begin(), std::move(document));
    } else {
      languages.push_back(std::move(document));
    }
  }
  for (const json& language : languages) write_language(out, language);
  return out.str();
}

void pack_phrases(const std::string& out_path, const std::vector<std::filesystem::path>& files) {
  const auto pack = sluss::compile_phrases(phrase_lines(files));
  if (!pack) throw std::runtime_error(pack.error().message());
  std::ofstream(out_path, std::ios::binary) << *pack;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> args(argv + 1, argv + argc);
  try {
    if (args.size() >= 3 && args[0] == "kinds") {
      pack_kinds(args[1], {args.begin() + 2, args.end()});
    } else if (args.size() == 3 && args[0] == "topics") {
      pack_topics(args[1], args[2]);
    } else if (args.size() == 4 && args[0] == "bytes") {
      write_document(args[1], args[2], bytes_of(args[3]));
    } else if (args.size() >= 3 && args[0] == "phrases") {
      pack_phrases(args[1], {args.begin() + 2, args.end()});
    } else if (args.size() >= 3 && args[0] == "files") {
      pack_files(args[1], args[2], {args.begin() + 3, args.end()});
    } else {
      throw std::runtime_error(
          "usage: sluss-pack kinds OUT FILE… | topics OUT FILE | files FUNCTION OUT FILE… | phrases OUT "
          "FILE… | "
          "bytes FUNCTION OUT FILE");
    }
  } catch (const std::exception& e) {
    std::cerr << "sluss-pack: " << e.what() << '\n';
    return 1;
  }
}

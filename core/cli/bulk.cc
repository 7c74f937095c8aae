#include "cli/bulk.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <memory>
#include <numeric>

#include <fmt/core.h>

#include "cli/checkpoint.h"
#include "cli/chunks.h"
#include "cli/ordered_work.h"
#include "cli/output.h"
#include "cli/progress.h"

namespace sluss::cli {
namespace {

constexpr std::chrono::seconds kBetweenCheckpoints{1};

class Descriptor {
 public:
  explicit Descriptor(const std::string& path)
      : number_(path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ > STDIN_FILENO) ::close(number_);
  }
  int number() const { return number_; }

 private:
  int number_;
};

Error in(const std::string& path, const Error& error) {
  const std::string file = path == "-" ? "standard input" : path;
  return {error.where.empty() ? file : file + ": " + error.where, error.reason};
}

Error unreadable(const std::string& path) {
  return in(path, {"", std::string("cannot be read: ") + std::strerror(errno)});
}

/// The bytes of all files together; 0 if one of them is a pipe.
std::uint64_t total_size(const std::vector<std::string>& paths) {
  std::uint64_t total = 0;
  for (const std::string& path : paths) {
    struct stat about {};
    const int failed = path == "-" ? ::fstat(STDIN_FILENO, &about) : ::stat(path.c_str(), &about);
    if (failed != 0 || !S_ISREG(about.st_mode)) return 0;
    total += static_cast<std::uint64_t>(about.st_size);
  }
  return total;
}

std::uint64_t bytes_read(const Checkpoint& state) {
  return std::accumulate(state.inputs.begin(), state.inputs.end(), std::uint64_t{0},
                         [](std::uint64_t sum, const Prefix& input) { return sum + input.size; });
}

Result<std::unique_ptr<ExportForm>> make_form(const BulkOptions& options) {
  if (options.csv) return csv_form(options.fields);
  return jsonl_form(options.fields);
}

struct Task {
  Chunk chunk;
  std::size_t file = 0;
  std::shared_ptr<const ExportForm> form;
};

struct Done {
  Answer answer;
  Place end;
  std::size_t file = 0;
  bool whole = true;  // it ends with a line end: whatever is appended to the file does not change it
};

class Run {
 public:
  Run(const BulkOptions& options, Digest settings, BulkWork& work)
      : options_(options),
        files_(options.files.empty() ? std::vector<std::string>{"-"} : options.files),
        work_(work),
        keeps_checkpoints_(!options.checkpoint.empty()),
        output_(options.output, keeps_checkpoints_) {
    state_.settings = settings;
  }

  std::optional<Error> go() {
    if (auto problem = resume()) return problem;
    if (auto problem = output_.open(state_.output)) return problem;
    progress_.emplace(work_.verb(), total_size(files_), bytes_read(state_));
    if (auto problem = read_all_files()) return problem;
    progress_.reset();
    if (problem_) return problem_;
    if (keeps_checkpoints_ && whole_) {
      if (auto problem = save()) return problem;
    }
    return output_.write(work_.end(state_.tally));
  }

  Tally take_tally() { return std::move(state_.tally); }

 private:
  /// Goes on from the checkpoint, if there is one and the files are still what they were.
  std::optional<Error> resume() {
    if (!keeps_checkpoints_) return {};
    auto stored = read_checkpoint(options_.checkpoint);
    if (!stored) return stored.error();
    if (!stored->has_value()) return {};
    Checkpoint& found = **stored;
    if (auto problem = check(found)) return problem;
    state_ = std::move(found);
    first_file_ = state_.inputs.size() - 1;
    work_.counted(state_.tally);
    return {};
  }

  std::optional<Error> check(const Checkpoint& found) const {
    const auto refuse = [this](const std::string& why) {
      return Error{options_.checkpoint, why + "; delete it to begin from the start"};
    };
    if (!(found.settings == state_.settings) || found.inputs.empty() || found.inputs.size() > files_.size()) {
      return refuse("was made with other files, options, policy or program");
    }
    for (std::size_t i = 0; i < found.inputs.size(); ++i) {
      const bool read_to_its_end = i + 1 < found.inputs.size();
      std::error_code ignored;
      const bool grown =
          read_to_its_end && std::filesystem::file_size(files_[i], ignored) != found.inputs[i].size;
      const auto same = begins_with(files_[i], found.inputs[i]);
      if (!same) return same.error();
      if (*same && !grown) continue;
      return refuse(
          fmt::format("{} has changed since {} bytes of it were read", files_[i], found.inputs[i].size));
    }
    const auto same = begins_with(options_.output, found.output);
    if (!same) return same.error();
    if (!*same) return refuse(options_.output + " is not the output that belongs to it");
    return {};
  }

  std::optional<Error> read_all_files() {
    OrderedWork<Task, Done> pool([this](const Task& task) { return answer(task); },
                                 [this](Done done) { return accept(std::move(done)); });
    for (std::size_t file = first_file_; file < files_.size(); ++file) {
      const auto more = read_file(file, pool);
      if (!more) {
        pool.finish();
        return problem_ ? problem_ : more.error();
      }
      if (!*more) break;
    }
    pool.finish();
    return {};
  }

  /// False when no more is wanted.
  Result<bool> read_file(std::size_t file, OrderedWork<Task, Done>& pool) {
    const std::string& path = files_[file];
    const Descriptor descriptor(path);
    if (descriptor.number() < 0) return unreadable(path);
    auto made = make_form(options_);
    if (!made) return made.error();
    const std::shared_ptr<ExportForm> form = std::move(*made);
    ChunkReader reader(descriptor.number(), form->framing(), {}, keeps_checkpoints_);
    if (auto problem = form->begin(reader)) return in(path, *problem);
    if (auto problem = begin_output(path, *form)) return *problem;
    if (file == first_file_ && state_.place.offset > reader.place().offset) {
      if (::lseek(descriptor.number(), static_cast<off_t>(state_.place.offset), SEEK_SET) < 0)
        return unreadable(path);
      reader = ChunkReader(descriptor.number(), form->framing(), state_.place, keeps_checkpoints_);
    }
    for (Chunk chunk; reader.next(chunk);) {
      if (!pool.add({std::move(chunk), file, form})) return false;
    }
    if (reader.error()) return in(path, *reader.error());
    return true;
  }

  /// The output begins as the first file does; where that is written back, the others have to begin like it.
  std::optional<Error> begin_output(const std::string& path, const ExportForm& form) {
    const std::string beginning = work_.begin(form.preamble());
    if (beginning_ && *beginning_ != beginning) {
      return Error{path, "begins with another header than " + files_[first_file_]};
    }
    const bool begun =
        beginning_ || output_.written().size > 0;  // the latter by the run that this one continues
    beginning_ = beginning;
    return begun ? std::nullopt : output_.write(beginning);
  }

  Done answer(const Task& task) const {
    Done done{{}, task.chunk.end, task.file, task.chunk.too_long || task.chunk.bytes.back() == '\n'};
    const auto records = task.form->records(task.chunk);
    work_.answer(*records, files_[task.file], done.answer);
    return done;
  }

  /// Runs on one thread at a time, in the order of the chunks. False: no more is wanted.
  bool accept(Done done) {
    const std::string& path = files_[done.file];
    whole_ = done.whole || done.file + 1 < files_.size();
    if (keeps_checkpoints_ && !whole_) problem_ = save();
    for (const Error& error : done.answer.complaints) {
      progress_->clear();
      complain(in(path, error));
    }
    if (!problem_) problem_ = append_output(done.answer.output);
    if (!problem_ && done.answer.lost) problem_ = in(path, *done.answer.lost);
    if (problem_) return false;
    move_to(done);
    if (keeps_checkpoints_ && whole_ && std::chrono::steady_clock::now() - saved_ >= kBetweenCheckpoints) {
      problem_ = save();
    }
    const Tally& tally = state_.tally;
    progress_->show(bytes_read(state_), tally.records, tally.of(Verdict::advise) + tally.of(Verdict::warn));
    return !problem_;
  }

  std::optional<Error> append_output(const std::string& output) {
    const bool second = output_.written().size > beginning_->size() && !output.empty();
    if (second && !work_.between().empty()) {
      if (auto problem = output_.write(work_.between())) return problem;
    }
    return output_.write(output);
  }

  /// Everything up to the end of this chunk is answered.
  void move_to(Done& done) {
    state_.tally.add(std::move(done.answer.tally), options_.examples);
    state_.inputs.resize(done.file + 1);
    state_.inputs.back() = {done.end.offset, done.end.digest};
    state_.place = done.end;
    state_.output = output_.written();
    work_.counted(state_.tally);
  }

  std::optional<Error> save() {
    if (state_.inputs.empty()) return {};
    saved_ = std::chrono::steady_clock::now();
    if (auto problem = output_.settle()) return problem;
    return write_checkpoint(options_.checkpoint, state_);
  }

  const BulkOptions& options_;
  std::vector<std::string> files_;
  BulkWork& work_;
  bool keeps_checkpoints_;
  Output output_;
  Checkpoint state_;
  std::size_t first_file_ = 0;
  std::optional<std::string> beginning_;
  std::optional<Progress> progress_;
  // What accept() leaves behind; read by others only when all work is finished.
  std::optional<Error> problem_;
  bool whole_ = true;
  std::chrono::steady_clock::time_point saved_{};
};

}  // namespace

std::string BulkWork::begin(std::string_view /*preamble*/) const { return {}; }
std::string BulkWork::end(const Tally& /*tally*/) const { return {}; }

std::string settings_of(const BulkOptions& options) {
  std::string all =
      fmt::format("{}\n{}\n{}\n{}\n{}\n{}\n{}\n", options.csv, options.fields.id, options.fields.aside,
                  options.fields.delimiter, options.fields.header, options.output, options.examples);
  for (const std::string& field : options.fields.texts) all.append(field).append("\n");
  for (const std::string& file : options.files) all.append("file ").append(file).append("\n");
  return all;
}

std::optional<Error> misplaced(const BulkOptions& options) {
  const FieldChoice& fields = options.fields;
  const bool given = !fields.texts.empty() || !fields.id.empty() || !fields.aside.empty() || !fields.header ||
                     !options.output.empty() || !options.checkpoint.empty();
  if (options.chosen() || !given) return {};
  return Error{"", "options for exports with many texts need --csv or --jsonl"};
}

Result<Tally> run_bulk(const BulkOptions& options, Digest settings, BulkWork& work) {
  if (!options.checkpoint.empty() &&
      (options.output.empty() || options.files.empty() || options.files.front() == "-")) {
    return Error{"--checkpoint", "needs --output and files to read: pipes cannot be gone back to"};
  }
  Run run(options, settings, work);
  if (auto problem = run.go()) return *problem;
  return run.take_tally();
}

}  // namespace sluss::cli

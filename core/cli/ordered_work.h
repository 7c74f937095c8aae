// The same work for a stream of pieces, on all cores, with the answers in the order of the pieces.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace sluss::cli {

/// Runs `work` on many threads at once and hands each answer to `accept`, one at a time and in order. At most
/// `kAhead` pieces for each thread are held, so that memory depends on neither the stream nor a slow reader
/// of the answers. `accept` returns false to have no more.
template <typename Piece, typename Answer>
class OrderedWork {
 public:
  using Work = std::function<Answer(Piece)>;
  using Accept = std::function<bool(Answer)>;

  OrderedWork(Work work, Accept accept) : work_(std::move(work)), accept_(std::move(accept)) {
    const std::size_t count = std::max(1U, std::thread::hardware_concurrency());
    limit_ = count * kAhead;
    for (std::size_t i = 0; i < count; ++i) threads_.emplace_back([this] { serve(); });
  }
  OrderedWork(const OrderedWork&) = delete;
  OrderedWork& operator=(const OrderedWork&) = delete;
  ~OrderedWork() { finish(); }

  /// Waits while too many pieces are under way. Returns false once `accept` wants no more.
  bool add(Piece piece) {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [this] { return stopped_ || slots_.size() < limit_; });
    if (stopped_) return false;
    slots_.push_back(std::make_shared<Slot>(std::move(piece)));
    waiting_.push_back(slots_.back());
    work_there_.notify_one();
    return true;
  }

  /// Waits until every answer has been accepted. Nothing may be added afterwards.
  void finish() {
    {
      const std::lock_guard lock(mutex_);
      complete_ = true;
    }
    work_there_.notify_all();
    for (std::thread& thread : threads_) {
      if (thread.joinable()) thread.join();
    }
  }

 private:
  static constexpr std::size_t kAhead = 4;

  struct Slot {
    explicit Slot(Piece p) : piece(std::move(p)) {}
    Piece piece;
    Answer answer{};
    bool done = false;
  };

  void serve() {
    std::unique_lock lock(mutex_);
    while (true) {
      work_there_.wait(lock, [this] { return complete_ || !waiting_.empty(); });
      if (waiting_.empty()) return;
      const std::shared_ptr<Slot> slot = std::move(waiting_.front());
      waiting_.pop_front();
      lock.unlock();
      Answer answer = work_(std::move(slot->piece));
      lock.lock();
      slot->answer = std::move(answer);
      slot->done = true;
      if (!accepting_) accept_what_is_due(lock);
    }
  }

  /// One thread at a time hands over the answers whose turn it is.
  void accept_what_is_due(std::unique_lock<std::mutex>& lock) {
    accepting_ = true;
    while (!slots_.empty() && slots_.front()->done) {
      const std::shared_ptr<Slot> slot = std::move(slots_.front());
      slots_.pop_front();
      room_.notify_one();
      if (stopped_) continue;
      lock.unlock();
      const bool more = accept_(std::move(slot->answer));
      lock.lock();
      if (more) continue;
      stopped_ = true;
      room_.notify_all();
    }
    accepting_ = false;
  }

  Work work_;
  Accept accept_;
  std::size_t limit_ = 0;
  std::mutex mutex_;
  std::condition_variable room_, work_there_;
  std::deque<std::shared_ptr<Slot>> slots_;    // in order, until accepted
  std::deque<std::shared_ptr<Slot>> waiting_;  // in order, until begun
  bool complete_ = false, stopped_ = false, accepting_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace sluss::cli

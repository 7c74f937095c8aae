// Stands in for RE2's own util/logging.h, which writes to std::cerr and so brings the whole C++ stream
// library into the WebAssembly module. Nothing is written here: what is wrong with a pattern is asked of the
// RE2 object, and a broken invariant ends the program.
#ifndef UTIL_LOGGING_H_
#define UTIL_LOGGING_H_

#include <cstdlib>

namespace re2_logging {

struct Nowhere {
  template <typename T>
  const Nowhere& operator<<(const T& /*message*/) const {
    return *this;
  }
};

}  // namespace re2_logging

#define LOG(severity) ::re2_logging::Nowhere()

#define CHECK(condition) \
  if (!(condition))      \
    std::abort();        \
  else                   \
    ::re2_logging::Nowhere()
#define CHECK_EQ(a, b) CHECK((a) == (b))

#ifdef NDEBUG
#define DCHECK(condition) \
  while (false) CHECK(condition)
#else
#define DCHECK(condition) CHECK(condition)
#endif
#define DCHECK_EQ(a, b) DCHECK((a) == (b))
#define DCHECK_NE(a, b) DCHECK((a) != (b))
#define DCHECK_GE(a, b) DCHECK((a) >= (b))
#define DCHECK_LE(a, b) DCHECK((a) <= (b))

#endif  // UTIL_LOGGING_H_

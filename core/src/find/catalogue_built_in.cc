// The kinds that are compiled in.
#include "data.h"
#include "find/catalogue_parts.h"

namespace sluss {

Result<std::shared_ptr<const Catalogue>> Catalogue::with_kinds(std::string_view more_kinds) {
  const auto build = [&]() -> Result<std::shared_ptr<const Catalogue>> {
    CatalogueBuilder builder;
    read_catalogue_pack(data::kinds(), builder);
    if (more_kinds == "[]") return builder.finish();
    return builder.finish_with(more_kinds);
  };
  if (more_kinds != "[]") return build();
  static const Result<std::shared_ptr<const Catalogue>> built_in = build();
  return built_in;
}

}  // namespace sluss

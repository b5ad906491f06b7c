#include "model/content.hpp"

#include <algorithm>

namespace renkei::model {

const Municipality* Content::municipality(std::string_view code5) const
{
    const auto found = std::lower_bound(municipalities.begin(), municipalities.end(), code5,
                                        [](const Municipality& m, std::string_view code) { return m.code5 < code; });
    return found != municipalities.end() && found->code5 == code5 ? &*found : nullptr;
}

const Organisation* Content::organisation(std::string_view name) const
{
    const auto found = std::find_if(organisations.begin(), organisations.end(), [&](const Organisation& o) { return o.name == name; });
    return found != organisations.end() ? &*found : nullptr;
}

}  // namespace renkei::model

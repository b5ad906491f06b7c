#pragma once
// Members of JSON that must be there and of their type. What is not gives an empty value, and its name is kept: the reader asks
// once, at its end, whether everything was right. Private to this room.

#include <string>
#include <vector>

#include "feed/canonical.hpp"

namespace renkei::feed {

class Strict {
  public:
    [[nodiscard]] bool well() const { return wrong_.empty(); }
    [[nodiscard]] const std::string& wrong() const { return wrong_; }
    void refuse(const char* name) const
    {
        if (wrong_.empty()) wrong_ = name;
    }

    [[nodiscard]] const Json& object(const Json& of, const char* name) const
    {
        static const Json empty = Json::object();
        const Json* found = member(of, name);
        return found != nullptr && found->is_object() ? *found : (refuse(name), empty);
    }
    [[nodiscard]] const Json& list(const Json& of, const char* name) const
    {
        static const Json empty = Json::array();
        const Json* found = member(of, name);
        return found != nullptr && found->is_array() ? *found : (refuse(name), empty);
    }
    [[nodiscard]] std::string text(const Json& of, const char* name) const
    {
        const Json* found = member(of, name);
        return found != nullptr && found->is_string() ? found->get<std::string>() : (refuse(name), std::string());
    }
    [[nodiscard]] std::vector<std::string> texts(const Json& of, const char* name) const
    {
        std::vector<std::string> all;
        for (const Json& item : list(of, name)) {
            if (item.is_string()) all.push_back(item.get<std::string>());
            else refuse(name);
        }
        return all;
    }
    // A whole number of at least `least`; below 2^53, as every reader of JSON can tell it.
    [[nodiscard]] long long whole(const Json& of, const char* name, long long least) const
    {
        const Json* found = member(of, name);
        const bool right = found != nullptr && found->is_number_unsigned() && found->get<unsigned long long>() < (1ULL << 53) &&
            found->get<long long>() >= least;
        return right ? found->get<long long>() : (refuse(name), least);
    }
    [[nodiscard]] bool truth(const Json& of, const char* name) const
    {
        const Json* found = member(of, name);
        return found != nullptr && found->is_boolean() ? found->get<bool>() : (refuse(name), false);
    }

  private:
    [[nodiscard]] static const Json* member(const Json& of, const char* name)
    {
        if (!of.is_object()) return nullptr;
        const auto found = of.find(name);
        return found == of.end() ? nullptr : &*found;
    }
    mutable std::string wrong_;   // name of the first member that is not right
};

}  // namespace renkei::feed

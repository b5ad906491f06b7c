#include "feed/canonical.hpp"

#include <utility>
#include <vector>

#include "base/sentence.hpp"

namespace renkei::feed {
namespace {

constexpr size_t kDeepest = 32;   // levels: metadata have 7; a deeper file is no metadata but an attack on the reader

// Builds the value and stops at the first thing that is not allowed.
class Builder : public nlohmann::json_sax<Json> {
  public:
    explicit Builder(Numbers numbers) : numbers_(numbers) {}
    [[nodiscard]] Json take() { return std::move(root_); }

    bool null() override { return put(nullptr); }
    bool boolean(bool value) override { return put(value); }
    bool number_integer(number_integer_t value) override { return put(value); }
    bool number_unsigned(number_unsigned_t value) override { return put(value); }
    bool number_float(number_float_t value, const string_t&) override { return numbers_ == Numbers::Fractions && put(value); }
    bool string(string_t& value) override { return put(std::move(value)); }
    bool binary(binary_t&) override { return false; }
    bool key(string_t& name) override
    {
        if (open_.back()->contains(name)) return false;
        member_ = &(*open_.back())[name];
        return true;
    }
    bool start_object(size_t) override { return open(Json::object()); }
    bool end_object() override { return close(); }
    bool start_array(size_t) override { return open(Json::array()); }
    bool end_array() override { return close(); }
    bool parse_error(size_t, const std::string&, const nlohmann::detail::exception&) override { return false; }

  private:
    // Where the next value belongs: the document, a list's end or the member that was just named.
    Json* place(Json value)
    {
        if (open_.empty()) root_ = std::move(value);
        else if (open_.back()->is_array()) open_.back()->push_back(std::move(value));
        else *member_ = std::move(value);
        return open_.empty() ? &root_ : open_.back()->is_array() ? &open_.back()->back() : member_;
    }
    bool put(Json value)
    {
        (void)place(std::move(value));
        return true;
    }
    bool open(Json value)
    {
        if (open_.size() == kDeepest) return false;
        open_.push_back(place(std::move(value)));
        return true;
    }
    bool close()
    {
        open_.pop_back();
        return true;
    }

    Numbers numbers_;
    Json root_;
    std::vector<Json*> open_;     // from the document down; a list grows only at its innermost, so the pointers hold
    Json* member_ = nullptr;
};

void write_text(const std::string& text, std::string& out)
{
    out += '"';
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    out += '"';
}

void write(const Json& value, std::string& out)
{
    if (value.is_object()) {
        out += '{';
        bool first = true;
        for (const auto& [name, member] : value.items()) {
            if (!std::exchange(first, false)) out += ',';
            write_text(name, out);
            out += ':';
            write(member, out);
        }
        out += '}';
    } else if (value.is_array()) {
        out += '[';
        bool first = true;
        for (const Json& item : value) {
            if (!std::exchange(first, false)) out += ',';
            write(item, out);
        }
        out += ']';
    } else if (value.is_string()) write_text(value.get_ref<const std::string&>(), out);
    else out += value.dump();   // true, false, null, a whole number: one way to write each
}

}  // namespace

Result<Json> parse_strictly(std::string_view text, Numbers numbers)
{
    const Error refused{ErrorKind::BadData, sentence("it is no JSON that can be understood in one way only")};
    if (text.starts_with("\xEF\xBB\xBF")) return refused;   // the library passes a byte order mark over
    Builder builder(numbers);
    if (!Json::sax_parse(text.begin(), text.end(), &builder, nlohmann::detail::input_format_t::json, true)) return refused;
    return builder.take();
}

std::string canonical(const Json& value)
{
    std::string out;
    write(value, out);
    return out;
}

}  // namespace renkei::feed

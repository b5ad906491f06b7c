#include "intake/showcases.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>

#include "base/sentence.hpp"
#include "intake/lengths.hpp"
#include "model/fields.hpp"

namespace renkei::intake {
namespace {

using Json = nlohmann::json;

// Reads the members of one object and remembers the first that is not as it must be, so that the error names file,
// showcase and field as the person who wrote them knows them.
class Fields {
  public:
    Fields(const Json& object, std::string below) : object_(object), below_(std::move(below)) {}

    // Empty when it may be missing and is.
    std::string text(const char* name, bool needed, std::optional<Sentence>& wrong) const
    {
        const Json* member = find(name, needed, wrong);
        if (member == nullptr) return {};
        if (!member->is_string()) {
            wrong = sentence("the field {1} must be a text in quotation marks", path(name));
            return {};
        }
        auto text = member->get<std::string>();
        if (text.find('\0') != std::string::npos) wrong = sentence("the field {1} has a character that no text has (\\u0000)", path(name));
        return text;
    }

    std::vector<std::string> texts(const char* name, std::optional<Sentence>& wrong) const
    {
        std::vector<std::string> list;
        const Json* member = find(name, false, wrong);
        if (member == nullptr) return list;
        const bool texts = member->is_array() && std::all_of(member->begin(), member->end(), [](const Json& one) { return one.is_string(); });
        if (texts) list = member->get<std::vector<std::string>>();
        else wrong = sentence("the field {1} must be a list of texts", path(name));
        return list;
    }

    // The objects of a list, or the one object of that name.
    std::vector<Fields> objects(const char* name, bool needed, std::optional<Sentence>& wrong) const
    {
        std::vector<Fields> all;
        const Json* member = find(name, needed, wrong);
        if (member == nullptr) return all;
        if (!member->is_array() || !std::all_of(member->begin(), member->end(), [](const Json& one) { return one.is_object(); })) {
            wrong = sentence("the field {1} must be a list of objects in { }", path(name));
            return all;
        }
        for (size_t i = 0; i < member->size(); ++i) all.emplace_back((*member)[i], path(name) + "[" + std::to_string(i + 1) + "].");
        return all;
    }
    std::optional<Fields> object(const char* name, std::optional<Sentence>& wrong) const
    {
        const Json* member = find(name, true, wrong);
        if (member == nullptr) return std::nullopt;
        if (!member->is_object()) {
            wrong = sentence("the field {1} must be an object in { }", path(name));
            return std::nullopt;
        }
        return Fields(*member, path(name) + ".");
    }
    [[nodiscard]] bool has(const char* name) const { return object_.contains(name); }

  private:
    [[nodiscard]] std::string path(const char* name) const { return below_ + name; }
    const Json* find(const char* name, bool needed, std::optional<Sentence>& wrong) const
    {
        if (wrong) return nullptr;
        const auto member = object_.find(name);
        if (member != object_.end()) return &*member;
        if (needed) wrong = sentence("the field {1} is missing", path(name));
        return nullptr;
    }

    const Json& object_;
    std::string below_;   // the path of the object, as it stands before a member's name
};

model::ShowcaseText text_of(const Fields& showcase, const char* language, std::optional<Sentence>& wrong)
{
    const auto fields = showcase.object(language, wrong);
    if (!fields) return {};
    model::ShowcaseText text;
    text.lead = fields->text("lead", true, wrong);
    text.body = fields->text("body", false, wrong);
    return text;
}

// "claim — source" of every row; a row's source may be called source, url or table.
std::string sources_of(const Fields& showcase, std::optional<Sentence>& wrong)
{
    std::string all;
    for (const Fields& row : showcase.objects("sources", false, wrong)) {
        if (!all.empty()) all += '\n';
        all += row.text("claim", true, wrong) + " — ";
        for (const char* name : {"source", "url", "table"})
            if (row.has(name)) {
                all += row.text(name, true, wrong);
                break;
            }
    }
    return all;
}

model::Showcase showcase_of(const Fields& fields, std::optional<Sentence>& wrong)
{
    model::Showcase showcase;
    showcase.key = fields.text("key", true, wrong);
    showcase.code5 = fields.text("code5", true, wrong);
    for (const Fields& span : fields.objects("name_ruby", true, wrong)) {
        const std::string base = span.text("base", true, wrong);
        showcase.name_ruby.push_back({base, span.text("reading", false, wrong)});
    }
    showcase.ja = text_of(fields, "ja", wrong);
    showcase.en = text_of(fields, "en", wrong);
    showcase.ward_codes = fields.texts("ward_codes", wrong);
    showcase.link_label_ja = fields.text("link_label_ja", false, wrong);
    showcase.link_label_en = fields.text("link_label_en", false, wrong);
    showcase.url = fields.text("url", false, wrong);
    showcase.motif = fields.text("motif", false, wrong);
    showcase.source = fields.has("source") ? fields.text("source", false, wrong) : sources_of(fields, wrong);   // an export has it as one text
    return showcase;
}

// What a person calls the showcase: its key, else its place in the list.
std::string name_of(const Json& one, size_t place)
{
    const auto key = one.find("key");
    return key != one.end() && key->is_string() ? key->get<std::string>() : "#" + std::to_string(place);
}

size_t line_of(const std::string& text, size_t byte)
{
    return static_cast<size_t>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(std::min(byte, text.size())), '\n')) + 1;
}

}  // namespace

Result<std::vector<model::Showcase>> parse_showcases(const std::string& text, const std::string& name)
{
    const auto not_json = [&](size_t byte) {
        return Error{ErrorKind::BadData, sentence("{1} line {2}: the text is not JSON from here on; look for a missing comma, quotation mark or bracket, or text that is not UTF-8", name, line_of(text, byte))};
    };
    Json json;
    try {
        json = Json::parse(text);
    } catch (const Json::parse_error& fault) {
        return not_json(fault.byte);
    } catch (const Json::out_of_range& fault) {   // a number such as 1e999, which its words end with: '1e999'
        const std::string words = fault.what();
        const size_t begin = words.find('\''), at = begin == std::string::npos ? begin : text.find(words.substr(begin + 1, words.rfind('\'') - begin - 1));
        return not_json(at == std::string::npos ? 0 : at);
    }
    if (!json.is_array()) return Error{ErrorKind::BadData, sentence("{1} must be an array of showcases", name)};
    std::vector<model::Showcase> showcases;
    for (const Json& one : json) {
        const size_t place = showcases.size() + 1;
        if (!one.is_object()) return Error{ErrorKind::BadData, sentence("{1}, showcase {2}: it must be an object in { }", name, "#" + std::to_string(place))};
        std::optional<Sentence> wrong;
        showcases.push_back(showcase_of(Fields(one, ""), wrong));
        model::visit_fields(showcases.back(), [&](const char* field, const auto& value) {
            if (!wrong) wrong = too_long(field, field, value);
        });
        for (const auto& span : showcases.back().name_ruby)
            for (const auto& part : {span.base, span.reading})
                if (!wrong) wrong = too_long("name_ruby", "name_ruby", part);
        if (wrong) return Error{ErrorKind::BadData, sentence("{1}, showcase {2}: {3}", name, quoted(name_of(one, place)), *wrong)};
    }
    return showcases;
}

}  // namespace renkei::intake

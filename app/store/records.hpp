#pragma once
// How a record becomes a row and back, for every kind, from the fields that model/fields.hpp names: columns, binding,
// reading, and the hashes that tell what changed and what the disk damaged. Private to this room; pure but for Statement.

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/hash.hpp"
#include "model/fields.hpp"
#include "model/kinds.hpp"
#include "store/sqlite.hpp"

namespace renkei::store {

// Lists in one cell: elements joined with ';', and '\' before a ';', '|' or '\' that belongs to the text.
[[nodiscard]] std::string join_list(const std::vector<std::string>& list);
[[nodiscard]] std::vector<std::string> split_list(std::string_view cell);
[[nodiscard]] std::string join_ruby(const std::vector<model::RubySpan>& spans);
[[nodiscard]] std::vector<model::RubySpan> split_ruby(std::string_view cell);

template <class T>
struct IsOptional : std::false_type {};
template <class T>
struct IsOptional<std::optional<T>> : std::true_type {};

// "\"code5\", \"name\"" for SELECT and INSERT, and how many there are.
struct Columns {
    std::string names;
    int count = 0;
};
template <class Record>
[[nodiscard]] Columns columns_of()
{
    Columns columns;
    Record record;
    model::visit_fields(record, [&](const char* name, auto&) {
        if (columns.count++ != 0) columns.names += ", ";
        columns.names.append("\"").append(name).append("\"");
    });
    return columns;
}

// ISO 8601 of a date of our era, without the cost of printf: a load binds and hashes hundreds of thousands.
class DateText {
  public:
    DateText() = default;
    explicit DateText(const Date& date)
    {
        if (!date.ok()) return;
        digits(0, 4, static_cast<unsigned>(static_cast<int>(date.year())));
        digits(5, 2, static_cast<unsigned>(date.month()));
        digits(8, 2, static_cast<unsigned>(date.day()));
        length_ = sizeof text_;
    }
    [[nodiscard]] std::string_view text() const { return {text_, length_}; }  // empty for no date

  private:
    void digits(size_t at, size_t count, unsigned value)
    {
        for (size_t i = at + count; i-- > at; value /= 10) text_[i] = static_cast<char>('0' + value % 10);
    }

    char text_[10] = {'0', '0', '0', '0', '-', '0', '0', '-', '0', '0'};
    size_t length_ = 0;
};

// Binds the fields of one record after the other from `place` on. Records and binder must outlive the last step: a text that
// is the same as in the record before (a ward, a kind, an empty note) stays bound, which is much of a large load.
class Binder {
  public:
    Binder(Statement& statement, int place) : statement_(statement), first_(place), place_(place) {}

    // To bind the next record.
    Binder& next_row()
    {
        place_ = first_;
        dates_bound_ = 0;
        return *this;
    }

    template <class T>
    void operator()(const char*, const T& field) { put(field); ++place_; }

  private:
    void put(const std::string& v)
    {
        const auto at = static_cast<size_t>(place_ - first_);
        if (at >= bound_.size()) bound_.resize(at + 1);
        if (bound_[at].data() != nullptr && bound_[at] == v) return;
        bound_[at] = v;
        statement_.bind(place_, bound_[at]);
    }
    void put(int v) { statement_.bind(place_, static_cast<long long>(v)); }
    void put(long long v) { statement_.bind(place_, v); }
    void put(bool v) { statement_.bind(place_, static_cast<long long>(v)); }
    void put(double v) { statement_.bind(place_, v); }
    void put(const Date& v)
    {
        if (dates_bound_ == dates_.size()) return statement_.bind_copy(place_, DateText(v).text());
        dates_[dates_bound_] = DateText(v);
        statement_.bind(place_, dates_[dates_bound_++].text());
    }
    void put(const std::vector<std::string>& v) { statement_.bind_copy(place_, join_list(v)); }
    void put(const std::vector<model::RubySpan>& v) { statement_.bind_copy(place_, join_ruby(v)); }
    template <class T>
    void put(const std::optional<T>& v)
    {
        static_assert(!std::is_same_v<T, std::string>, "what is not given would leave a text bound that is remembered");
        if (v) put(*v);
        else statement_.bind_null(place_);
    }

    Statement& statement_;
    int first_, place_;
    std::vector<std::string_view> bound_;   // texts by place
    std::array<DateText, 4> dates_;         // no kind has more
    size_t dates_bound_ = 0;
};

// Reads the fields of a row from `column` on.
class Reader {
  public:
    Reader(const Statement& statement, int column) : statement_(statement), column_(column) {}

    template <class T>
    void operator()(const char*, T& field) { take(field); ++column_; }

  private:
    void take(std::string& v) { v = statement_.text(column_); }
    void take(int& v) { v = static_cast<int>(statement_.integer(column_)); }
    void take(long long& v) { v = statement_.integer(column_); }
    void take(bool& v) { v = statement_.integer(column_) != 0; }
    void take(double& v) { v = statement_.real(column_); }
    // A text that is no date reads as none; the record's hash then tells that the row is damaged.
    void take(Date& v) { v = parse_date(statement_.text(column_)).value_or(Date{}); }
    void take(std::vector<std::string>& v) { v = split_list(statement_.text(column_)); }
    void take(std::vector<model::RubySpan>& v) { v = split_ruby(statement_.text(column_)); }
    template <class T>
    void take(std::optional<T>& v)
    {
        if (statement_.is_null(column_)) v.reset();
        else take(v.emplace());
    }

    const Statement& statement_;
    int column_;
};

// The bytes a record's hash is taken of: "name=length:value" of every field that is not empty, so that a column added
// later changes no hash while it is empty.
class Encoder {
  public:
    explicit Encoder(std::string& out) : out_(out) {}

    template <class T>
    void operator()(const char* name, const T& field)
    {
        if constexpr (IsOptional<T>::value) {
            if (field) put(name, *field);
        } else {
            if (!empty(field)) put(name, field);
        }
    }

  private:
    template <class T>
    static bool empty(const T& v)
    {
        if constexpr (std::is_same_v<T, Date>) return !v.ok();
        else if constexpr (std::is_arithmetic_v<T>) return v == T{};
        else return v.empty();
    }
    template <class T>
    void put(const char* name, const T& v)
    {
        char number[32];
        if constexpr (std::is_same_v<T, bool>) write(name, v ? "1" : "0");
        else if constexpr (std::is_arithmetic_v<T>)
            write(name, std::string_view(number, static_cast<size_t>(std::to_chars(number, number + sizeof number, v).ptr - number)));
        else if constexpr (std::is_same_v<T, Date>) write(name, DateText(v).text());
        else if constexpr (std::is_same_v<T, std::string>) write(name, v);
        else if constexpr (std::is_same_v<T, std::vector<model::RubySpan>>) write(name, join_ruby(v));
        else write(name, join_list(v));
    }
    void write(const char* name, std::string_view value)
    {
        // Grown once and filled by hand: this runs for every field of a hundred thousand records.
        const size_t name_size = std::char_traits<char>::length(name), at = out_.size();
        char length[24];
        const auto length_size = static_cast<size_t>(std::to_chars(length, length + sizeof length, value.size()).ptr - length);
        out_.resize(at + name_size + length_size + value.size() + 2);
        char* to = out_.data() + at;
        to = std::copy_n(name, name_size, to);
        *to++ = '=';
        to = std::copy_n(length, length_size, to);
        *to++ = ':';
        std::copy_n(value.data(), value.size(), to);
    }

    std::string& out_;
};

// `buffer` is scratch memory, reused from call to call.
template <class Record>
[[nodiscard]] Blake128 record_hash(const Record& record, std::string& buffer)
{
    buffer.clear();
    model::visit_fields(record, Encoder(buffer));
    return blake128(buffer);
}

template <class Record>
[[nodiscard]] Blake128 identity_hash(const Record& record, std::string& buffer)
{
    buffer.clear();
    std::apply([&](const auto&... field) { (Encoder(buffer)("", field), ...); }, model::identity(record));
    return blake128(buffer);
}

}  // namespace renkei::store

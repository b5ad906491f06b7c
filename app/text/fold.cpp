#include "text/fold.hpp"

#include <unicode/normalizer2.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <vector>

namespace renkei::text {
namespace {

bool is_utf8(std::string_view bytes)
{
    const auto text = icu::UnicodeString::fromUTF8(icu::StringPiece(bytes.data(), static_cast<int32_t>(bytes.size())));
    std::string back;
    text.toUTF8String(back);   // what is broken comes back as U+FFFD
    return back == bytes;
}

// Seven bits, with the escapes that change to kanji or kana (RFC 1468): mail and old systems write it.
bool is_iso_2022_jp(std::string_view bytes)
{
    return bytes.find("\x1B$@") != std::string_view::npos || bytes.find("\x1B$B") != std::string_view::npos || bytes.find("\x1B(I") != std::string_view::npos;
}

// What is no UTF-8: UTF-16 by its mark, as Excel saves "Unicode text"; else what Excel saves as CSV in Japan.
const char* encoding_of(std::string_view bytes)
{
    if (is_iso_2022_jp(bytes)) return "JIS7";
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return "UTF-16";
    return "windows-31j";
}

}  // namespace

std::string folded(std::string_view utf8)
{
    UErrorCode failed = U_ZERO_ERROR;
    const icu::Normalizer2* normalizer = icu::Normalizer2::getNFKCCasefoldInstance(failed);
    if (U_FAILURE(failed) || !is_utf8(utf8)) return std::string(utf8);
    icu::UnicodeString text = normalizer->normalize(icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<int32_t>(utf8.size()))), failed);
    if (U_FAILURE(failed)) return std::string(utf8);
    std::string out;
    text.trim().toUTF8String(out);
    return out;
}

std::string composed(std::string_view utf8)
{
    UErrorCode failed = U_ZERO_ERROR;
    const icu::Normalizer2* normalizer = icu::Normalizer2::getNFCInstance(failed);
    if (U_FAILURE(failed) || !is_utf8(utf8)) return {};
    const icu::UnicodeString text = normalizer->normalize(icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<int32_t>(utf8.size()))),
                                                          failed);
    std::string out;
    if (U_SUCCESS(failed)) text.toUTF8String(out);
    return out;
}

std::string table_text(std::string bytes)
{
    if (is_utf8(bytes) && !is_iso_2022_jp(bytes)) return bytes;
    UErrorCode failed = U_ZERO_ERROR;
    UConverter* converter = ucnv_open(encoding_of(bytes), &failed);
    if (U_FAILURE(failed)) return bytes;
    ucnv_setToUCallBack(converter, UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &failed);
    std::vector<UChar> units(bytes.size() + 1);
    const int32_t length = ucnv_toUChars(converter, units.data(), static_cast<int32_t>(units.size()), bytes.data(), static_cast<int32_t>(bytes.size()),
                                         &failed);
    ucnv_close(converter);
    if (U_FAILURE(failed)) return bytes;   // neither: whoever parses it says where
    std::string out;
    icu::UnicodeString(units.data(), length).toUTF8String(out);
    return out;
}

}  // namespace renkei::text

// A JPEG that needs nothing done to it keeps what its maker coded: writing it anew would lose a little and take four times as long.
// All of its codes are read all the same, for the small copy, so that what is broken is found here and nowhere later.

#include <algorithm>
#include <cstring>

#include "decoder/jpeg_file.hpp"

namespace renkei::decoder {
namespace {

// Where each of the 64 steps of a file stands among those of the library, which go row by row.
constexpr std::array<size_t, 64> zigzag()
{
    std::array<size_t, 64> order{};
    for (size_t i = 0, x = 0, y = 0; i < order.size(); ++i) {
        order[i] = y * 8 + x;
        const bool up = (x + y) % 2 == 0;
        size_t& along = up ? x : y;
        size_t& back = up ? y : x;
        if (along == 7) ++back;
        else {
            ++along;
            if (back > 0) --back;
        }
    }
    return order;
}
constexpr auto kZigzag = zigzag();
static_assert(kZigzag[1] == 1 && kZigzag[2] == 8 && kZigzag[35] == 56 && kZigzag[36] == 57 && kZigzag[63] == 63);

// The numbers of tables stand here as the file has them, and the library looks at them later.
bool is_table(int number) { return number >= 0 && number < NUM_HUFF_TBLS && number < NUM_QUANT_TBLS; }

// The tables of codes that the standard recommends, as the library has them.
class RecommendedCodes {
  public:
    RecommendedCodes()
    {
        info_.err = jpeg_std_error(&errors_);
        jpeg_create_compress(&info_);
        info_.in_color_space = JCS_YCbCr;
        info_.input_components = 3;
        jpeg_set_defaults(&info_);
    }
    ~RecommendedCodes() { jpeg_destroy_compress(&info_); }
    RecommendedCodes(const RecommendedCodes&) = delete;
    RecommendedCodes& operator=(const RecommendedCodes&) = delete;

    // `of`: 0 for brightness, 1 for colour.
    [[nodiscard]] bool are(const jpeg_decompress_struct& file, const jpeg_component_info& component, size_t of) const
    {
        if (!is_table(component.dc_tbl_no) || !is_table(component.ac_tbl_no)) return false;
        return same(file.dc_huff_tbl_ptrs[component.dc_tbl_no], info_.dc_huff_tbl_ptrs[of]) &&
            same(file.ac_huff_tbl_ptrs[component.ac_tbl_no], info_.ac_huff_tbl_ptrs[of]);
    }

  private:
    static bool same(const JHUFF_TBL* one, const JHUFF_TBL* other)
    {
        if (one == nullptr || other == nullptr || !std::equal(std::begin(one->bits) + 1, std::end(one->bits), std::begin(other->bits) + 1)) return false;
        size_t values = 0;
        for (size_t length = 1; length < std::size(one->bits); ++length) values += one->bits[length];
        return values <= std::size(one->huffval) && std::equal(std::begin(one->huffval), std::begin(one->huffval) + static_cast<std::ptrdiff_t>(values),
                                                               std::begin(other->huffval));
    }
    jpeg_error_mgr errors_{};
    jpeg_compress_struct info_{};
};

// Three components in one pass: brightness, and two of colour, each half as fine or as fine as that.
bool in_one_pass(const jpeg_decompress_struct& info)
{
    if (info.jpeg_color_space != JCS_YCbCr || info.num_components != 3 || info.comps_in_scan != 3 || info.data_precision != 8) return false;
    if (info.progressive_mode || info.arith_code || info.restart_interval != 0 || info.Ss != 0 || info.Se != DCTSIZE2 - 1 || info.Ah != 0 || info.Al != 0)
        return false;
    const jpeg_component_info* of = info.comp_info;
    for (size_t i = 0; i < 3; ++i)
        if (info.cur_comp_info[i] != of + i || (i > 0 && (of[i].h_samp_factor != 1 || of[i].v_samp_factor != 1))) return false;
    const int across = of->h_samp_factor, down = of->v_samp_factor;
    return (across == 1 && down == 1) || (across == 2 && (down == 1 || down == 2));
}

bool in_recommended_codes(const jpeg_decompress_struct& info)
{
    const RecommendedCodes codes;
    return codes.are(info, info.comp_info[0], 0) && codes.are(info, info.comp_info[1], 1) && codes.are(info, info.comp_info[2], 1);
}

// False: they have no place in a file of ours, which has two tables of bytes.
bool take_steps(const jpeg_decompress_struct& info, Coded& coded)
{
    for (size_t component = 0; component < 3; ++component) {
        const int number = info.comp_info[component].quant_tbl_no;
        const JQUANT_TBL* table = is_table(number) ? info.quant_tbl_ptrs[number] : nullptr;
        if (table == nullptr) return false;
        std::array<uint8_t, 64> steps{};
        for (size_t i = 0; i < steps.size(); ++i) {
            const unsigned step = table->quantval[kZigzag[i]];
            if (step < 1 || step > 255) return false;
            steps[i] = static_cast<uint8_t>(step);
        }
        if (component == 2 && steps != coded.steps[1]) return false;
        coded.steps[std::min<size_t>(component, 1)] = steps;
    }
    return true;
}

// What comes before the first marker, which must be the end of the picture. None for anything else.
Bytes data_of(Bytes rest)
{
    constexpr uint8_t kMarker = 0xFF, kStuffed = 0, kEnd = 0xD9;
    for (size_t at = 0; at < rest.size(); at += 2) {
        const void* found = std::memchr(rest.data() + at, kMarker, rest.size() - at);
        if (found == nullptr) return {};
        at = static_cast<size_t>(static_cast<const uint8_t*>(found) - rest.data());
        if (at + 1 == rest.size()) return {};
        if (rest[at + 1] == kEnd) return rest.first(at);
        if (rest[at + 1] != kStuffed) return {};
    }
    return {};
}

// As finely coded as it can be seen: what this program writes itself takes a quarter to half a byte a pixel, and the display reads it
// again each time. What is small may be finer.
bool is_moderate(size_t bytes, uint64_t pixels)
{
    constexpr size_t kSmall = size_t{256} << 10;
    return bytes > 0 && bytes <= std::max<uint64_t>(kSmall, pixels / 2);
}

}  // namespace

std::optional<Coded> as_it_is(Bytes file, uint32_t longest, Room room)
{
    if (file.size() < 3 || file[0] != 0xFF || file[1] != 0xD8 || file[2] != 0xFF) return std::nullopt;
    JpegFile jpeg(file);
    jpeg_decompress_struct& info = jpeg.info;
    Coded coded{.width = info.image_width, .height = info.image_height};
    if (std::max(coded.width, coded.height) > longest || jpeg.orientation() != 1 || !in_one_pass(info) || !in_recommended_codes(info) ||
        !take_steps(info, coded)) return std::nullopt;
    const Colours colours = jpeg.colours();
    const Bytes data = data_of(file.subspan(file.size() - info.src->bytes_in_buffer));
    if (!colours.leave_as_is() || !is_moderate(data.size(), uint64_t{coded.width} * coded.height)) return std::nullopt;

    coded.bytes = static_cast<uint32_t>(data.size());
    coded.across = static_cast<uint32_t>(info.comp_info[0].h_samp_factor);   // gone when the library has finished
    coded.down = static_cast<uint32_t>(info.comp_info[0].v_samp_factor);
    const uint32_t eighths = look_eighths(coded.width, coded.height);
    const size_t look = eighths == 8 ? 0 : size_t{in_eighths(coded.width, eighths)} * in_eighths(coded.height, eighths) * 3;
    if (look + data.size() > room.size()) return std::nullopt;
    info.out_color_space = JCS_RGB;
    info.dct_method = JDCT_ISLOW;
    info.scale_num = eighths == 8 ? 1 : eighths;   // without a small copy it is read all the same; the data take its place
    info.scale_denom = 8;
    (void)jpeg_start_decompress(&info);
    if (size_t{info.output_width} * info.output_height * 3 > room.size()) return std::nullopt;
    jpeg.read_rows(colours, room.data());
    jpeg.read_end();
    if (info.err->num_warnings > 0) return std::nullopt;
    std::copy(data.begin(), data.end(), room.begin() + static_cast<std::ptrdiff_t>(look));
    return coded;
}

}  // namespace renkei::decoder

package workloads

import "time"

var sparse = &Workload{
	Name:    "sparse",
	Summary: "70 optional fields of which few are set",
	New:     func() any { return new(Sparse) },
	Value:   func() any { return sparseValue() },
}

// Sparse is a change to a contact: only what changes is set.
type Sparse struct {
	FirstName  string `json:"first_name,omitempty"`
	LastName   string `json:"last_name,omitempty"`
	MiddleName string `json:"middle_name,omitempty"`
	Nickname   string `json:"nickname,omitempty"`
	Salutation string `json:"salutation,omitempty"`
	Title      string `json:"title,omitempty"`
	Suffix     string `json:"suffix,omitempty"`
	Pronouns   string `json:"pronouns,omitempty"`

	Email      *string `json:"email,omitempty"`
	Phone      *string `json:"phone,omitempty"`
	Mobile     *string `json:"mobile,omitempty"`
	Fax        *string `json:"fax,omitempty"`
	Website    *string `json:"website,omitempty"`
	Company    *string `json:"company,omitempty"`
	Department *string `json:"department,omitempty"`
	JobTitle   *string `json:"job_title,omitempty"`

	Street     string `json:"street,omitempty"`
	Street2    string `json:"street2,omitempty"`
	City       string `json:"city,omitempty"`
	Region     string `json:"region,omitempty"`
	PostalCode string `json:"postal_code,omitempty"`
	Country    string `json:"country,omitempty"`
	Timezone   string `json:"timezone,omitempty"`
	Locale     string `json:"locale,omitempty"`

	Age       *int32 `json:"age,omitempty"`
	Height    *int32 `json:"height,omitempty"`
	ShoeSize  *int32 `json:"shoe_size,omitempty"`
	Children  *int32 `json:"children,omitempty"`
	Floor     *int32 `json:"floor,omitempty"`
	Employees *int32 `json:"employees,omitempty"`
	Visits    *int32 `json:"visits,omitempty"`
	Points    *int32 `json:"points,omitempty"`

	CreatedBy int64 `json:"created_by,omitempty"`
	UpdatedBy int64 `json:"updated_by,omitempty"`
	Owner     int64 `json:"owner,omitempty"`
	Account   int64 `json:"account,omitempty"`
	Campaign  int64 `json:"campaign,omitempty"`
	Referrer  int64 `json:"referrer,omitempty"`

	Subscribed *bool `json:"subscribed,omitempty"`
	Verified   *bool `json:"verified,omitempty"`
	Archived   *bool `json:"archived,omitempty"`
	Blocked    *bool `json:"blocked,omitempty"`
	Beta       *bool `json:"beta,omitempty"`

	DoNotCall bool `json:"do_not_call,omitempty"`
	DoNotMail bool `json:"do_not_mail,omitempty"`
	Imported  bool `json:"imported,omitempty"`
	Synced    bool `json:"synced,omitempty"`
	Vip       bool `json:"vip,omitempty"`

	Latitude    *float64 `json:"latitude,omitempty"`
	Longitude   *float64 `json:"longitude,omitempty"`
	Score       *float64 `json:"score,omitempty"`
	Balance     *float64 `json:"balance,omitempty"`
	CreditLimit *float64 `json:"credit_limit,omitempty"`
	Discount    *float64 `json:"discount,omitempty"`

	Tags      []string `json:"tags,omitempty"`
	Interests []string `json:"interests,omitempty"`
	Segments  []string `json:"segments,omitempty"`
	Languages []string `json:"languages,omitempty"`

	Birthday  *time.Time `json:"birthday,omitempty"`
	LastSeen  *time.Time `json:"last_seen,omitempty"`
	LastOrder *time.Time `json:"last_order,omitempty"`
	Deleted   *time.Time `json:"deleted,omitempty"`

	Billing  *SparseAddress `json:"billing,omitempty"`
	Shipping *SparseAddress `json:"shipping,omitempty"`

	Custom   map[string]string `json:"custom,omitempty"`
	Consents map[string]string `json:"consents,omitempty"`

	Avatar []byte `json:"avatar,omitempty"`

	Extra any `json:"extra,omitempty"`

	Ratings []float64 `json:"ratings,omitempty"`

	Parent *Sparse `json:"parent,omitempty"`
}

// SparseAddress is a postal address, optional in each part.
type SparseAddress struct {
	Street     string `json:"street,omitempty"`
	City       string `json:"city,omitempty"`
	PostalCode string `json:"postal_code,omitempty"`
	Country    string `json:"country,omitempty"`
}

func sparseValue() *Sparse {
	return &Sparse{
		LastName:   "Lindqvist",
		Email:      new("ada.lindqvist@example.com"),
		City:       "Göteborg",
		Points:     new(int32(1280)),
		UpdatedBy:  90210,
		Subscribed: new(false),
		Balance:    new(-12.5),
		Tags:       []string{"newsletter", "lamp-owner"},
		LastSeen:   new(time.Date(2024, time.October, 1, 11, 12, 3, 0, time.UTC)),
		Shipping:   &SparseAddress{City: "Göteborg", Country: "SE"},
	}
}
